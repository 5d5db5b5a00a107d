package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.keras.ModelSpec.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how the layers of a Functional model are connected. Stateless. */
final class FunctionalReader {
  private static final String REPAIR =
      "save the model again with Keras; if config.json was edited by hand, mend this reference";

  private final InputShapes inputShapes = new InputShapes();
  private final InboundNodes inboundNodes = new InboundNodes();
  private final TensorRefs refs = new TensorRefs();

  /**
   * @param model the serialized model object
   * @param layers its layers; supported, with unique names
   */
  ModelSpec read(JsonCursor model, String name, List<LayerSpec> layers) {
    JsonCursor config = model.get("config");
    Problems problems = new Problems();
    List<LayerSpec> normalized = new ArrayList<>();
    List<CallSpec> calls = new ArrayList<>();
    for (LayerSpec layer : layers) {
      try {
        LayerSpec spec = layer.isInput() ? inputShapes.normalize(layer) : layer;
        normalized.add(spec);
        calls.addAll(calls(spec));
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    List<TensorRef> inputs = references(config, "input_layers", problems);
    List<TensorRef> outputs = references(config, "output_layers", problems);
    problems.throwIfAny();

    Map<String, CallSpec> byCall = new LinkedHashMap<>();
    calls.forEach(c -> byCall.put(key(c.layer().name(), c.node()), c));
    for (CallSpec call : calls) {
      String subject = call.layer().describe() + ", inbound_nodes";
      call.inputs().forEach(ref -> checkKnown(subject, ref, byCall, problems));
    }
    inputs.forEach(ref -> checkInput(config.location(), ref, byCall, problems));
    outputs.forEach(
        ref -> checkKnown(config.location() + ", output_layers", ref, byCall, problems));
    problems.throwIfAny();
    return new ModelSpec(name, normalized, calls, inputs, outputs);
  }

  private List<CallSpec> calls(LayerSpec layer) {
    if (layer.isInput()) {
      return List.of(new CallSpec(layer, 0, List.of()));
    }
    List<CallSpec> calls = new ArrayList<>();
    for (List<TensorRef> inputs : inboundNodes.read(layer)) {
      calls.add(new CallSpec(layer, calls.size(), inputs));
    }
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
