package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Activations made of exponentials, logarithms and the error function. Stateless. */
public final class ExponentialActivations {
  private static final float SQRT_HALF = 0.70710677f;

  private ExponentialActivations() {}

  public static Operand<TFloat32> silu(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.math.mul(x, ops.math.sigmoid(x));
  }

  /** Exact GELU in the form that TensorFlow's converter recognizes, x/2 × (1 + erf(x × √½)). */
  public static Operand<TFloat32> gelu(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> erf = ops.math.erf(ops.math.mul(x, context.constant(SQRT_HALF)));
    return ops.math.mul(
        ops.math.mul(x, context.constant(0.5f)), context.add(erf, context.constant(1f)));
  }

  public static Operand<TFloat32> mish(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.math.mul(x, ops.math.tanh(ops.math.softplus(x)));
  }

  public static Operand<TFloat32> logSigmoid(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.math.neg(ops.math.softplus(ops.math.neg(x)));
  }

  public static Operand<TFloat32> celu(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> zero = context.constant(0f);
    return context.add(ops.math.maximum(x, zero), ops.math.expm1(ops.math.minimum(x, zero)));
  }

  public static Operand<TFloat32> logSoftmax(EmitContext context, Operand<TFloat32> x) {
    return context.ops().nn.logSoftmax(x);
  }
}
