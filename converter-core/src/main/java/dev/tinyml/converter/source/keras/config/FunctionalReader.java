package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.keras.config.ModelSpec.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how the layers of a Functional model are connected. Stateless. */
final class FunctionalReader {
  private static final String REPAIR =
      "save the model again with Keras; if config.json was edited by hand, mend this reference";

  private final InboundNodes inboundNodes = new InboundNodes();
  private final LegacyOperations legacyOperations = new LegacyOperations();
  private final TensorRefs refs = new TensorRefs();

  /**
   * @param model the serialized model object
   * @param given its layers; supported, with unique names
   */
  ModelSpec read(JsonCursor model, String name, List<LayerSpec> given) {
    JsonCursor config = model.get("config");
    Problems problems = new Problems();
    List<LayerSpec> layers = new ArrayList<>();
    List<CallSpec> read = new ArrayList<>();
    for (LayerSpec layer : given) {
      try {
        List<CallSpec> ofLayer = calls(layer);
        layers.add(ofLayer.isEmpty() ? layer : ofLayer.get(0).layer());
        read.addAll(ofLayer);
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    List<TensorRef> rawInputs = references(config, "input_layers", problems);
    List<TensorRef> rawOutputs = references(config, "output_layers", problems);
    problems.throwIfAny();

    boolean keras2 = inboundNodes.isKeras2(layers);
    NodeIndices inNodes =
        NodeIndices.ofNodes(
            layers, keras2, read.stream().flatMap(c -> c.inputs().stream()).toList());
    NodeIndices atEnds = NodeIndices.ofEnds(layers, keras2, rawOutputs);
    List<CallSpec> calls =
        read.stream()
            .map(c -> new CallSpec(c.layer(), c.node(), inNodes.fromZero(c.arguments())))
            .toList();
    List<TensorRef> outputs = rawOutputs.stream().map(atEnds::fromZero).toList();
    ModelSpec spec = new ModelSpec(name, layers, calls, rawInputs, outputs);
    checkReferences(config.location(), spec, problems);
    problems.throwIfAny();
    return spec;
  }

  private List<CallSpec> calls(LayerSpec layer) {
    if (layer.isInput()) {
      return List.of(new CallSpec(layer, 0, new CallArguments(List.of(), Map.of())));
    }
    List<CallArguments> nodes = inboundNodes.read(layer);
    if (legacyOperations.isKnown(layer)) {
      return legacyOperations.translate(layer, nodes);
    }
    List<CallSpec> calls = new ArrayList<>();
    nodes.forEach(arguments -> calls.add(new CallSpec(layer, calls.size(), arguments)));
    return calls;
  }

  private List<TensorRef> references(JsonCursor config, String key, Problems problems) {
    try {
      JsonCursor structure = config.get(key);
      List<TensorRef> found = refs.structure(structure);
      if (found.isEmpty()) {
        problems.add(structure.problem("no reference", "at least one"));
      }
      return found;
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
      return List.of();
    }
  }

  private static void checkReferences(String location, ModelSpec spec, Problems problems) {
    Map<String, CallSpec> byCall = new LinkedHashMap<>();
    spec.calls().forEach(c -> byCall.put(key(c.layer().name(), c.node()), c));
    for (CallSpec call : spec.calls()) {
      String subject = call.layer().describe() + ", inbound_nodes";
      call.inputs().forEach(ref -> checkKnown(subject, ref, byCall, problems));
    }
    spec.inputs().forEach(ref -> checkInput(location, ref, byCall, problems));
    spec.outputs().forEach(ref -> checkKnown(location + ", output_layers", ref, byCall, problems));
  }

  private static void checkKnown(
      String subject, TensorRef ref, Map<String, CallSpec> byCall, Problems problems) {
    if (!byCall.containsKey(key(ref.layer(), ref.node()))) {
      problems.add(
          "keras-tensor-unknown",
          ProblemKind.BROKEN_INPUT,
          subject,
          ref.describe() + ", which does not exist",
          "an output of a layer of the model",
          REPAIR);
    }
  }

  private static void checkInput(
      String location, TensorRef ref, Map<String, CallSpec> byCall, Problems problems) {
    CallSpec call = byCall.get(key(ref.layer(), ref.node()));
    if (call == null || !call.layer().isInput()) {
      problems.add(
          "keras-input-unknown",
          ProblemKind.BROKEN_INPUT,
          location + ", input_layers",
          call == null ? "unknown layer " + ref.layer() : call.layer().describe(),
          "an InputLayer of the model",
          REPAIR);
    }
  }

  private static String key(String layer, int node) {
    return node + " " + layer;
  }
}
