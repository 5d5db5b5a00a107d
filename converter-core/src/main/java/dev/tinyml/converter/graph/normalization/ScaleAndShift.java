package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a normalization learned, in a shape that fits its input.
 *
 * @param gamma factor
 * @param beta what is added
 */
record ScaleAndShift(Optional<Operand<TFloat32>> gamma, Optional<Operand<TFloat32>> beta) {

  /** x × i + (beta − mean × i) with i = gamma / √(variance + epsilon), in Keras' order. */
  Operand<TFloat32> apply(
      EmitContext context, Operand<TFloat32> x, Moments moments, float epsilon) {
    Ops ops = context.ops();
    Operand<TFloat32> root = Moments.inverseRoot(context, moments.variance(), epsilon);
    Operand<TFloat32> factor =
        gamma.<Operand<TFloat32>>map(g -> ops.math.mul(root, g)).orElse(root);
    Operand<TFloat32> product = ops.math.mul(ops.math.neg(moments.mean()), factor);
    Operand<TFloat32> shift = beta.map(b -> context.add(product, b)).orElse(product);
    return context.add(ops.math.mul(x, factor), shift);
  }
}
