package dev.tinyml.codegen.inspection.keras;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic with sizes of which some are open. Throws ArithmeticException on overflow. */
final class Shapes {
  /** Stands for a size that is not fixed. */
  static final int OPEN = -1;

  private Shapes() {}

  static int last(List<Integer> shape) {
    return shape.get(shape.size() - 1);
  }

  static List<Integer> withLast(List<Integer> shape, int size) {
    List<Integer> result = new ArrayList<>(shape);
    result.set(shape.size() - 1, size);
    return result;
  }

  /** A shape whose sizes between batch and channels are replaced; channels come last. */
  static List<Integer> around(List<Integer> shape, List<Integer> inner, int channels) {
    List<Integer> result = new ArrayList<>();
    result.add(shape.get(0));
    result.addAll(inner);
    result.add(channels);
    return result;
  }

  static int times(int size, int factor) {
    return size == OPEN ? OPEN : Math.multiplyExact(size, factor);
  }

  static int plus(int size, int more) {
    return size == OPEN ? OPEN : nonNegative(Math.addExact(size, more));
  }

  /** Product of sizes; open when one of them is. */
  static int product(List<Integer> sizes) {
    if (sizes.contains(OPEN)) {
      return OPEN;
    }
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** How many windows fit. */
  static int windows(int size, int window, int stride, int dilation, boolean same) {
    if (size == OPEN) {
      return OPEN;
    }
    int step = positive(stride);
    int reach = Math.addExact(Math.multiplyExact(window - 1, positive(dilation)), 1);
    return same
        ? Math.floorDiv(Math.addExact(size, step - 1), step)
        : nonNegative(Math.floorDiv(Math.subtractExact(size, reach), step) + 1);
  }

  static int positive(int size) {
    if (size < 1) {
      throw new ArithmeticException("size " + size);
    }
    return size;
  }

  private static int nonNegative(int size) {
    if (size < 0) {
      throw new ArithmeticException("size " + size);
    }
    return size;
  }
}
