package dev.tinyml.codegen.inspection.keras;

import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.LayerDescription;
import dev.tinyml.codegen.inspection.description.LayerDescription.WeightDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.keras.KerasH5Reader;
import dev.tinyml.converter.source.keras.KerasModelReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes Keras models, those that can't be converted included. Stateless and thread-safe. */
public final class LayeredDescriber {
  private final ModelReaders readers =
      new ModelReaders(List.of(new KerasModelReader(), new KerasH5Reader()));
  private final OutputShapes shapes = new OutputShapes();
  private final LayerOptions options = new LayerOptions();

  /**
   * Describes a model.
   *
   * @param path of the file; untrusted
   * @param file makes the description of the file of what wrote it
   * @throws dev.tinyml.converter.problem.ProblemException when it is damaged
   */
  public LayeredDescription describe(Path path, Function<String, FileDescription> file) {
    List<Problem> unsupported = new ArrayList<>();
    SourceModel model = readers.read(path, StandardLayers.types(), unsupported::addAll);
    Reading reading = new Reading(unsupported);
    Map<LayerCall, List<Integer>> shapeOf = shapes.infer(model.graph());
    List<LayerDescription> layers = reading.layers(model.graph(), "", shapeOf);
    return new LayeredDescription(
        file.apply(model.producer()),
        model.name(),
        ports(model.graph(), model.inputs(), shapeOf),
        ports(model.graph(), model.outputs(), shapeOf),
        layers,
        parameters(model.graph().weights()),
        unsupported);
  }

  private static List<PortDescription> ports(
      LayerGraph graph, List<TensorRef> refs, Map<LayerCall, List<Integer>> shapes) {
    Map<TensorRef, LayerCall> calls = new HashMap<>();
    graph.calls().forEach(call -> calls.put(call.output(0), call));
    return refs.stream()
        .map(
            ref -> {
              Optional<LayerCall> call = Optional.ofNullable(calls.get(ref));
              return new PortDescription(
                  ref.layer(),
                  call.flatMap(LayeredDescriber::inputType).orElse(""),
                  call.map(shapes::get));
            })
        .toList();
  }

  private static Optional<String> inputType(LayerCall call) {
    return call.layer().type().equals("InputLayer") && !call.layer().config().isObject("dtype")
        ? LayerOptions.text(call.layer().config().members().get("dtype"))
        : Optional.empty();
  }

  /** A weight that several layers share counts once. */
  private static long parameters(Stream<Weight> weights) {
    Map<String, Long> byPath = new HashMap<>();
    weights.forEach(weight -> byPath.put(weight.path(), (long) weight.value().size()));
    return byPath.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Describes the layers of one model; what stands in a layer only where the layer comes first. */
  private final class Reading {
    private final Map<String, Problem> refusals;
    private final Set<Layer> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Reading(List<Problem> unsupported) {
      refusals =
          unsupported.stream()
              .collect(Collectors.toMap(Problem::subject, p -> p, (first, second) -> first));
    }

    List<LayerDescription> layers(
        LayerGraph graph, String parent, Map<LayerCall, List<Integer>> shapeOf) {
      return graph.calls().stream()
          .map(
              call ->
                  layer(
                      call.layer(),
                      call.node(),
                      call.inputs().stream().map(TensorRef::layer).distinct().toList(),
                      Optional.ofNullable(shapeOf.get(call)),
                      parent))
          .toList();
    }

    private LayerDescription layer(
        Layer layer,
        int application,
        List<String> inputs,
        Optional<List<Integer>> shape,
        String parent) {
      String path = parent.isEmpty() ? layer.name() : parent + "/" + layer.name();
      boolean first = seen.add(layer);
      List<LayerDescription> inside = new ArrayList<>();
      if (first) {
        layer.parts().forEach(p -> inside.add(layer(p, 0, List.of(), Optional.empty(), path)));
        layer.body().ifPresent(b -> inside.addAll(layers(b, path, shapes.infer(b))));
      }
      return new LayerDescription(
          layer.name(),
          layer.type(),
          application,
          !first,
          inputs,
          shape,
          parameters(layer.allWeights()),
          layer.weights().stream()
              .map(w -> new WeightDescription(w.path(), w.value().shape().dimensions()))
              .toList(),
          options.of(layer.config()),
          Optional.ofNullable(refusals.get("layer " + path + " (" + layer.type() + ")")),
          inside);
    }
  }
}
