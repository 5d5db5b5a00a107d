package dev.tinyml.converter.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dimensions of a tensor, outermost first; a scalar has none. Immutable.
 *
 * @param dimensions each at least 0, and their product at most {@link Integer#MAX_VALUE}
 */
public record Shape(List<Integer> dimensions) {

  /** Checks the limits above, so that an element count never overflows. */
  public Shape {
    dimensions = List.copyOf(dimensions);
    long count = 1;
    for (int dimension : dimensions) {
      if (dimension < 0) {
        throw new IllegalArgumentException("negative dimension in " + dimensions);
      }
      count *= dimension;
      if (count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("too many elements in " + dimensions);
      }
    }
  }

  /** A shape from its dimensions. */
  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  /** Number of dimensions. */
  public int rank() {
    return dimensions.size();
  }

  /**
   * One dimension.
   *
   * @param axis from 0; negative counts from the end, as in Python
   */
  public int dimension(int axis) {
    return dimensions.get(axis < 0 ? axis + rank() : axis);
  }

  /** Product of the dimensions; 1 for a scalar. */
  public int elementCount() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** The shape without its first dimension, the batch. */
  public Shape withoutBatch() {
    return new Shape(dimensions.subList(1, dimensions.size()));
  }

  /** The shape of one sample with a batch of 1 in front. */
  public Shape withBatchOfOne() {
    return new Shape(Stream.concat(Stream.of(1), dimensions.stream()).toList());
  }

  /** The dimensions as an array that the caller may change. */
  public int[] toArray() {
    return dimensions.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The dimensions as 64-bit values, in an array that the caller may change. */
  public long[] toLongArray() {
    return dimensions.stream().mapToLong(Integer::longValue).toArray();
  }

  /**
   * The dimensions with crosses between them, {@code 1x100x3}; {@code scalar} when there are none.
   */
  @Override
  public String toString() {
    return dimensions.isEmpty()
        ? "scalar"
        : dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
