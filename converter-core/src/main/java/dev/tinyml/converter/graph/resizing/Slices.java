package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;

/** Takes a part of a tensor out. Stateless. */
final class Slices {
  private Slices() {}

  /**
   * The values from begins to ends along each axis, as Python's slices.
   *
   * @param begins from 0; null from the start, which is written in another way than 0
   * @param ends negative ones count from the end; null to the end
   */
  static Operand<TFloat32> slice(
      EmitContext context, Operand<TFloat32> x, Integer[] begins, Integer[] ends) {
    int[] steps = new int[begins.length];
    Arrays.fill(steps, 1);
    Ops ops = context.ops();
    return ops.stridedSlice(
        x,
        ops.constant(orZero(begins)),
        ops.constant(orZero(ends)),
        ops.constant(steps),
        StridedSlice.beginMask(mask(begins)),
        StridedSlice.endMask(mask(ends)));
  }

  private static int[] orZero(Integer[] bounds) {
    return Arrays.stream(bounds).mapToInt(b -> b == null ? 0 : b).toArray();
  }

  private static long mask(Integer[] bounds) {
    long mask = 0;
    for (int i = 0; i < bounds.length; i++) {
      mask |= bounds[i] == null ? 1L << i : 0;
    }
    return mask;
  }
}
