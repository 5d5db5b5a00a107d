package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Rectified linear units with their parameters. Stateless. */
public final class Rectifiers {
  private Rectifiers() {}

  /** x where positive, slope × x elsewhere. */
  public static Operand<TFloat32> leaky(EmitContext context, Operand<TFloat32> x, float slope) {
    return context.ops().nn.leakyRelu(x, LeakyRelu.alpha(slope));
  }

  /**
   * Keras' general ReLU, in the steps of its {@code ReLU.static_call}.
   *
   * @param slope factor below the threshold
   * @param max upper bound; infinite for none
   * @param threshold below which values count as negative
   */
  public static Operand<TFloat32> relu(
      EmitContext context, Operand<TFloat32> x, float slope, float max, float threshold) {
    Ops ops = context.ops();
    boolean bounded = !Float.isInfinite(max);
    if (slope != 0 && !bounded && threshold == 0) {
      return leaky(context, x, slope);
    }
    Operand<TFloat32> result = positivePart(context, x, max, threshold);
    if (bounded && (max != 6 || threshold != 0)) {
      result =
          ops.math.maximum(ops.math.minimum(result, context.constant(max)), context.constant(0f));
    }
    if (slope == 0) {
      return result;
    }
    Operand<TFloat32> mirrored = ops.math.neg(x);
    if (threshold != 0) {
      mirrored = context.add(mirrored, context.constant(threshold));
    }
    return ops.math.sub(result, ops.math.mul(context.constant(slope), ops.nn.relu(mirrored)));
  }

  private static Operand<TFloat32> positivePart(
      EmitContext context, Operand<TFloat32> x, float max, float threshold) {
    Ops ops = context.ops();
    if (threshold != 0) {
      return ops.select(ops.math.greater(x, context.constant(threshold)), x, context.constant(0f));
    }
    return max == 6 ? ops.nn.relu6(x) : ops.nn.relu(x);
  }
}
