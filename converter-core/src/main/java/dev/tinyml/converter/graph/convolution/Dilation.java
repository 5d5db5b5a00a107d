package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.tensor.Shape;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Runs a convolution whose kernel has gaps the way TensorFlow's Python functions do: the input is
 * dealt out into the batch so that neighbours are as far apart as the gaps want, convolved without
 * gaps, and put together again. TensorFlow Lite's converter knows the pattern. Stateless.
 */
final class Dilation {
  private Dilation() {}

  /**
   * @param x with its channels at the end
   * @param window what the convolution does
   * @param convolution of a tensor, with the padding of that name
   */
  static Operand<TFloat32> apply(
      EmitContext context,
      Operand<TFloat32> x,
      Window window,
      BiFunction<Operand<TFloat32>, String, Operand<TFloat32>> convolution) {
    if (!window.isDilated()) {
      return convolution.apply(x, window.padding());
    }
    Shape shape = context.shape(x);
    int axes = window.axes();
    int[] blocks = new int[axes];
    int[][] pads = new int[axes][2];
    int[][] crops = new int[axes][2];
    long[] dealt = shape.toLongArray();
    for (int i = 0; i < axes; i++) {
      blocks[i] = window.dilations().get(i);
      int extra = window.same() ? Math.toIntExact(window.extent(i) - 1) : 0;
      long full = (long) shape.dimension(i + 1) + extra;
      int rest = (int) ((blocks[i] - full % blocks[i]) % blocks[i]);
      pads[i] = new int[] {extra / 2, extra - extra / 2 + rest};
      crops[i] = new int[] {0, rest};
      dealt[i + 1] = full + rest;
    }
    context.checkedShape(dealt);
    Ops ops = context.ops();
    Operand<TFloat32> parts = ops.spaceToBatchNd(x, ops.constant(blocks), ops.constant(pads));
    Operand<TFloat32> convolved = convolution.apply(parts, "VALID");
    return ops.batchToSpaceNd(convolved, ops.constant(blocks), ops.constant(crops));
  }
}
