package dev.tinyml.codegen.inspection.keras;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.TensorRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows shapes through a model by what its configuration says. It knows the usual layers; where
 * it does not know one, that layer's shape and those behind it stay unknown, for a wrong shape
 * would be worse than none. Shapes have the batch first and -1 where a size is open. Stateless.
 */
final class OutputShapes {
  private static final int MAX_DEPTH = 30;

  private final ShapeRules rules = new ShapeRules();

  /** The shape of the first output of each application of a layer, as far as it is known. */
  Map<LayerCall, List<Integer>> infer(LayerGraph graph) {
    return infer(graph, List.of(), 0);
  }

  private Map<LayerCall, List<Integer>> infer(
      LayerGraph graph, List<List<Integer>> given, int depth) {
    Map<LayerCall, List<Integer>> shapes = new IdentityHashMap<>();
    Map<TensorRef, List<Integer>> byRef = new HashMap<>();
    for (int i = 0; i < Math.min(given.size(), graph.inputs().size()); i++) {
      byRef.put(graph.inputs().get(i), given.get(i));
    }
    for (LayerCall call : graph.calls()) {
      TensorRef output = call.output(0);
      Optional<List<Integer>> shape =
          Optional.ofNullable(byRef.get(output)).or(() -> shape(call, byRef, depth));
      shape.ifPresent(
          known -> {
            shapes.put(call, known);
            byRef.put(output, known);
          });
    }
    return shapes;
  }

  private Optional<List<Integer>> shape(
      LayerCall call, Map<TensorRef, List<Integer>> byRef, int depth) {
    List<List<Integer>> inputs = new ArrayList<>();
    for (TensorRef ref : call.inputs()) {
      List<Integer> shape = byRef.get(ref);
      if (shape == null) {
        return Optional.empty();
      }
      inputs.add(shape);
    }
    return shape(call.layer(), inputs, depth);
  }

  private Optional<List<Integer>> shape(Layer layer, List<List<Integer>> inputs, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    try {
      if (layer.body().isPresent()) {
        return body(layer.body().get(), inputs, depth);
      }
      return switch (layer.type()) {
        case "InputLayer" ->
            Optional.of(
                layer.config().dimensions("batch_shape").stream()
                    .map(d -> d.orElse(Shapes.OPEN))
                    .toList());
        case "TimeDistributed" -> timeDistributed(layer, inputs, depth);
        case "Bidirectional" -> bidirectional(layer, inputs, depth);
        default -> rules.apply(layer, inputs);
      };
    } catch (ProblemException | ArithmeticException | IndexOutOfBoundsException e) {
      // A configuration or inputs that don't fit together: conversion says so, with reasons.
      return Optional.empty();
    }
  }

  private Optional<List<Integer>> body(LayerGraph body, List<List<Integer>> inputs, int depth) {
    if (body.outputs().size() != 1 || inputs.size() != body.inputs().size()) {
      return Optional.empty();
    }
    TensorRef output = body.outputs().get(0);
    return infer(body, inputs, depth + 1).entrySet().stream()
        .filter(e -> e.getKey().output(0).equals(output))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<List<Integer>> timeDistributed(
      Layer layer, List<List<Integer>> inputs, int depth) {
    List<Integer> input = inputs.get(0);
    List<Integer> step = new ArrayList<>(input);
    step.remove(1);
    return shape(layer.parts().get(0), List.of(step), depth + 1)
        .map(
            shape -> {
              List<Integer> result = new ArrayList<>(shape);
              result.add(1, input.get(1));
              return result;
            });
  }

  private Optional<List<Integer>> bidirectional(
      Layer layer, List<List<Integer>> inputs, int depth) {
    LayerConfig config = layer.config();
    if (!config.has("merge_mode")) {
      return Optional.empty();
    }
    boolean concat = config.string("merge_mode").equals("concat");
    return shape(layer.parts().get(0), inputs, depth + 1)
        .map(one -> concat ? Shapes.withLast(one, Shapes.times(Shapes.last(one), 2)) : one);
  }
}
