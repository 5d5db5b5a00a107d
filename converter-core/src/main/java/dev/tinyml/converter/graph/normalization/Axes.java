package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes along which a layer normalizes.
 *
 * @param written as in the configuration, sorted as Keras sorts them
 * @param positive the same counted from the start; each once, none the batch
 * @param asList whether the configuration holds a list
 */
record Axes(List<Integer> written, List<Integer> positive, boolean asList) {

  /**
   * Reads {@code axis}, a number or a list.
   *
   * @param rank of the input
   */
  static Axes read(EmitContext context, LayerConfig config, int rank) {
    List<Integer> written =
        config.optionalOneOrMore("axis").orElse(List.of(-1)).stream().sorted().toList();
    if (written.isEmpty()) {
      throw context.broken("axis " + written, "one or several axes");
    }
    List<Integer> positive = LayerAxes.different(context, written, rank);
    return new Axes(written, positive, config.isList("axis"));
  }

  /** The dimensions of a shape along these axes, in the order of {@link #written}. */
  Integer[] dimensions(Shape shape) {
    return positive.stream().map(shape::dimension).toArray(Integer[]::new);
  }

  /** A shape of the same rank that is 1 along all other axes. */
  Shape broadcast(Shape shape) {
    int[] dimensions = new int[shape.rank()];
    Arrays.fill(dimensions, 1);
    positive.forEach(a -> dimensions[a] = shape.dimension(a));
    return Shape.of(dimensions);
  }

  /** The axes as they are written, for a reduction. */
  int[] toArray() {
    return written.stream().mapToInt(Integer::intValue).toArray();
  }

  /** All axes but these, the batch not among them. */
  int[] others(int rank) {
    return IntStream.range(1, rank).filter(a -> !positive.contains(a)).toArray();
  }
}
