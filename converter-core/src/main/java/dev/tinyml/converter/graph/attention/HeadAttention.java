package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Attention in each head: query 1×T×heads×size, key and value 1×S×heads×size. Keras writes it in
 * two ways that compute the same; both are kept, because the converter makes different operators of
 * them.
 */
final class HeadAttention {
  /** What a masked score becomes where Keras calls its function dot_product_attention. */
  private static final float MASKED_SCORE = (float) (3.38953e38 * -0.7);

  /** What a masked score becomes in a Softmax layer. */
  private static final float MASKED_LOGIT = -1e9f;

  private final EmitContext context;
  private final ScoreMask mask;
  private final float scale;

  /**
   * @param scale the factor of the scores
   */
  HeadAttention(EmitContext context, ScoreMask mask, float scale) {
    this.context = context;
    this.mask = mask;
    this.scale = scale;
  }

  /**
   * What attention gives.
   *
   * @param output 1×T×heads×size
   * @param scores 1×heads×T×S
   */
  record Result(Operand<TFloat32> output, Operand<TFloat32> scores) {}

  /** The form without dropout and without scores as an output. */
  Result direct(Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> value) {
    Ops ops = context.ops();
    Operand<TFloat32> scores =
        ops.math.mul(
            ops.linalg.einsum(List.of(query, key), "BTNH,BSNH->BNTS"), context.constant(scale));
    Shape shape = context.shape(scores);
    if (!mask.isOpen()) {
      Operand<TBool> seen = mask.constant(context, true, shape.toLongArray());
      scores = ops.select(seen, scores, context.constant(MASKED_SCORE));
    }
    Operand<TFloat32> weights = ops.nn.softmax(scores);
    return new Result(ops.linalg.einsum(List.of(weights, value), "BNTS,BSNH->BTNH"), weights);
  }

  /** The form of layers with dropout or with scores as an output. */
  Result stepwise(Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> value) {
    Ops ops = context.ops();
    Operand<TFloat32> keys = turn(key, 0, 2, 1, 3);
    Operand<TFloat32> queries = turn(ops.math.mul(query, context.constant(scale)), 0, 2, 3, 1);
    Operand<TFloat32> scores = turn(MatrixProduct.write(context, keys, queries), 0, 1, 3, 2);
    Operand<TFloat32> weights = softmax(scores);
    Operand<TFloat32> output = MatrixProduct.write(context, weights, turn(value, 0, 2, 1, 3));
    return new Result(turn(output, 0, 2, 1, 3), weights);
  }

  private Operand<TFloat32> softmax(Operand<TFloat32> scores) {
    Ops ops = context.ops();
    if (mask.isOpen()) {
      return ops.nn.softmax(scores);
    }
    Shape shape = context.shape(scores);
    Operand<TBool> seen =
        mask.constant(context, true, 1, 1, shape.dimension(2), shape.dimension(3));
    Operand<TFloat32> softmax =
        ops.nn.softmax(ops.select(seen, scores, context.constant(MASKED_LOGIT)));
    return ops.select(seen, softmax, context.constant(0f));
  }

  private Operand<TFloat32> turn(Operand<TFloat32> tensor, int... axes) {
    return context.ops().linalg.transpose(tensor, context.ops().constant(axes));
  }
}
