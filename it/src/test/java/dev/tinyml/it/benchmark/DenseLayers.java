package dev.tinyml.it.benchmark;

import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layers of a model that has dense ones only.
 *
 * @param weights shapes, outputs by inputs
 */
record DenseLayers(List<Shape> weights) {
  private static final String DENSE = "FULLY_CONNECTED";

  /** Takes next to nothing beside a dense layer. */
  private static final String LAST = "SOFTMAX";

  /** Copies the list. */
  DenseLayers {
    weights = List.copyOf(weights);
  }

  /** Those of a model; empty when it has others. */
  static Optional<DenseLayers> of(TfliteModel model) {
    TfliteSubgraph graph = model.subgraphs().get(0);
    if (!graph.operators().stream()
        .allMatch(operator -> List.of(DENSE, LAST).contains(operator.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        new DenseLayers(
            graph.operators().stream()
                .filter(operator -> operator.name().equals(DENSE))
                .map((TfliteOperator operator) -> operator.inputs().get(1))
                .map(index -> graph.tensors().get(index).spec().shape())
                .toList()));
  }

  /** Macros that {@code plain_dense.c} asks for. */
  List<String> defines() {
    int largest = weights.stream().mapToInt(Shape::elementCount).max().orElseThrow();
    int widest =
        weights.stream().flatMap(shape -> shape.dimensions().stream()).max(Integer::compare).get();
    return List.of(
        weights.stream()
            .map(shape -> "{" + shape.dimensions().get(1) + "," + shape.dimensions().get(0) + "}")
            .collect(Collectors.joining(",", "-DLAYERS=", "")),
        "-DLARGEST=" + largest,
        "-DWIDEST=" + widest);
  }
}
