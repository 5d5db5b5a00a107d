package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasGeneration;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Activations made of straight pieces, parabolas and roots. Stateless. */
public final class PiecewiseActivations {
  private static final float SHRINK_THRESHOLD = 0.5f;

  private PiecewiseActivations() {}

  /** relu6(x + 3) / 6 in Keras 3; x / 5 + 1 / 2 between 0 and 1 in Keras 2. */
  public static Operand<TFloat32> hardSigmoid(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    if (context.keras() == KerasGeneration.KERAS_2) {
      Operand<TFloat32> line =
          context.add(ops.math.mul(x, context.constant(0.2f)), context.constant(0.5f));
      return ops.math.maximum(ops.math.minimum(line, context.constant(1f)), context.constant(0f));
    }
    // TensorFlow's own graph optimizer turns a division by a constant into this product.
    return ops.math.mul(
        ops.nn.relu6(context.add(x, context.constant(3f))), context.constant(1f / 6f));
  }

  public static Operand<TFloat32> hardSilu(EmitContext context, Operand<TFloat32> x) {
    return context.ops().math.mul(x, hardSigmoid(context, x));
  }

  public static Operand<TFloat32> hardTanh(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.math.maximum(ops.math.minimum(x, context.constant(1f)), context.constant(-1f));
  }

  public static Operand<TFloat32> hardShrink(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.select(
        ops.math.greater(ops.math.abs(x), context.constant(SHRINK_THRESHOLD)),
        x,
        context.constant(0f));
  }

  public static Operand<TFloat32> softShrink(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> threshold = context.constant(SHRINK_THRESHOLD);
    return ops.select(
        ops.math.greater(x, threshold),
        ops.math.sub(x, threshold),
        ops.select(
            ops.math.less(x, context.constant(-SHRINK_THRESHOLD)),
            context.add(x, threshold),
            context.constant(0f)));
  }

  public static Operand<TFloat32> sparsePlus(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> one = context.constant(1f);
    Operand<TFloat32> shifted = context.add(x, one);
    Operand<TFloat32> parabola =
        ops.math.mul(context.constant(0.25f), ops.math.mul(shifted, shifted));
    return ops.select(
        ops.math.lessEqual(x, context.constant(-1f)),
        context.constant(0f),
        ops.select(ops.math.less(x, one), parabola, x));
  }

  public static Operand<TFloat32> sparseSigmoid(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> one = context.constant(1f);
    Operand<TFloat32> line = ops.math.mul(context.constant(0.5f), context.add(x, one));
    return ops.select(
        ops.math.lessEqual(x, context.constant(-1f)),
        context.constant(0f),
        ops.select(ops.math.greaterEqual(x, one), one, line));
  }

  /** x / (|x| + 1), written out: the converter does not know TensorFlow's operation for it. */
  public static Operand<TFloat32> softsign(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.math.div(x, context.add(ops.math.abs(x), context.constant(1f)));
  }

  public static Operand<TFloat32> squareplus(EmitContext context, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> root = ops.math.sqrt(context.add(ops.math.square(x), context.constant(4f)));
    return ops.math.mul(context.add(x, root), context.constant(0.5f));
  }
}
