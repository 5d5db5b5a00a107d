package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Mean and variance along axes that stay with size 1, in the operations of Python's {@code
 * tf.nn.moments}.
 *
 * @param mean along the axes
 * @param variance the biased one
 */
record Moments(Operand<TFloat32> mean, Operand<TFloat32> variance) {

  static Moments of(EmitContext context, Operand<TFloat32> x, int[] axes) {
    Ops ops = context.ops();
    Operand<TFloat32> mean = mean(context, x, axes);
    Operand<TFloat32> squares = ops.math.squaredDifference(x, mean);
    return new Moments(mean, mean(context, squares, axes));
  }

  static Operand<TFloat32> mean(EmitContext context, Operand<TFloat32> x, int[] axes) {
    if (context.shape(x).elementCount() == 0) {
      throw context.broken("an input of shape " + context.shape(x), "at least one value");
    }
    return context.ops().math.mean(x, context.ops().constant(axes), Mean.keepDims(true));
  }

  /** 1 / √(variance + epsilon). */
  static Operand<TFloat32> inverseRoot(
      EmitContext context, Operand<TFloat32> variance, float epsilon) {
    return context.ops().math.rsqrt(context.add(variance, context.constant(epsilon)));
  }
}
