package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.tensor.Shape;

/**
 * NumPy's rule for tensors of different shapes: aligned at their last axis, dimensions are equal or
 * one of them is 1. Stateless.
 */
public final class Broadcasting {
  private Broadcasting() {}

  /**
   * The shape of what an elementwise operation makes of two tensors.
   *
   * @param context names the layer in problems: of shapes that don't fit each other, or of too
   *     large a result
   */
  public static Shape shape(EmitContext context, Shape one, Shape other) {
    int rank = Math.max(one.rank(), other.rank());
    long[] result = new long[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= one.rank() ? one.dimension(-i) : 1;
      int b = i <= other.rank() ? other.dimension(-i) : 1;
      if (a != b && a != 1 && b != 1) {
        throw context.broken(
            "inputs of the shapes " + one + " and " + other,
            "shapes that are equal, or 1 where they differ");
      }
      result[rank - i] = a == 1 ? b : a;
    }
    return context.checkedShape(result);
  }
}
