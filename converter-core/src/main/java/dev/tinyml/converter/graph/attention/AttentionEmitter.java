package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Attention and AdditiveAttention: softmax(scores of query and key) · value. Scores are dot
 * products, or sums of a tanh of query plus key.
 */
public final class AttentionEmitter implements LayerEmitter {
  private static final String ADDITIVE = "AdditiveAttention";

  /** What Keras subtracts from scores that don't count. */
  private static final float MASKED = 1e9f;

  @Override
  public Set<String> types() {
    return Set.of("Attention", ADDITIVE);
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    AttentionInputs given = AttentionInputs.read(context, inputs);
    checkShapes(context, given);
    Operand<TFloat32> scores =
        layer.type().equals(ADDITIVE)
            ? additive(context, layer, given)
            : plain(context, layer, given);
    if (given.causal()) {
      scores = causal(context, scores);
    }
    Operand<TFloat32> weights = context.ops().nn.softmax(scores);
    Operand<TFloat32> output = MatrixProduct.write(context, weights, given.value());
    return given.returnScores() ? List.of(output, weights) : List.of(output);
  }

  private static void checkShapes(EmitContext context, AttentionInputs given) {
    Shape query = context.shape(given.query());
    Shape value = context.shape(given.value());
    Shape key = context.shape(given.key());
    boolean fit =
        query.rank() == 3
            && value.rank() == 3
            && key.rank() == 3
            && key.dimension(1) == value.dimension(1)
            && key.dimension(2) == query.dimension(2);
    if (!fit) {
      throw context.broken(
          "query, value and key of shapes " + query + ", " + value + ", " + key,
          "batch, steps, features each; equal steps of value and key, equal features of query and"
              + " key");
    }
  }

  private static Operand<TFloat32> plain(EmitContext context, Layer layer, AttentionInputs given) {
    boolean useScale = layer.config().bool("use_scale", false);
    String mode = layer.config().string("score_mode", "dot");
    boolean concat = mode.equals("concat");
    if (!concat && !mode.equals("dot")) {
      throw context.broken("score_mode " + mode, "dot or concat");
    }
    context.requireWeights(
        layer.weights(), (useScale ? 1 : 0) + (concat ? 1 : 0), "scale, concat_score_weight");
    Optional<Operand<TFloat32>> scale =
        useScale ? Optional.of(context.weight(layer.weights().get(0))) : Optional.empty();
    Ops ops = context.ops();
    if (!concat) {
      Operand<TFloat32> scores = MatrixProduct.transposed(context, given.query(), given.key());
      return scale.isPresent() ? ops.math.mul(scores, scale.get()) : scores;
    }
    Operand<TFloat32> sum = pairwiseSum(context, given);
    Operand<TFloat32> scaled = scale.isPresent() ? ops.math.mul(scale.get(), sum) : sum;
    Operand<TFloat32> weight = context.weight(layer.weights().get(useScale ? 1 : 0));
    return ops.math.mul(weight, ops.sum(ops.math.tanh(scaled), ops.constant(-1)));
  }

  private static Operand<TFloat32> additive(
      EmitContext context, Layer layer, AttentionInputs given) {
    boolean useScale = layer.config().bool("use_scale", true);
    context.requireWeights(layer.weights(), useScale ? 1 : 0, "scale");
    Ops ops = context.ops();
    Operand<TFloat32> bent = ops.math.tanh(pairwiseSum(context, given));
    int features = context.shape(given.query()).dimension(2);
    Operand<TFloat32> terms =
        useScale ? ops.math.mul(context.weight(layer.weights().get(0), features), bent) : bent;
    return ops.sum(terms, ops.constant(-1));
  }

  /** Each step of the query plus each step of the key: batch, query steps, key steps, features. */
  private static Operand<TFloat32> pairwiseSum(EmitContext context, AttentionInputs given) {
    Ops ops = context.ops();
    Operand<TFloat32> sum =
        context.add(
            ops.expandDims(given.query(), ops.constant(2)),
            ops.expandDims(given.key(), ops.constant(1)));
    context.shape(sum);
    return sum;
  }

  private static Operand<TFloat32> causal(EmitContext context, Operand<TFloat32> scores) {
    Shape shape = context.shape(scores);
    Operand<TFloat32> lowered = context.ops().math.sub(scores, context.constant(MASKED));
    return context
        .ops()
        .select(
            new ScoreMask(true, Optional.empty())
                .constant(
                    context, false, IntStream.range(0, 3).mapToLong(shape::dimension).toArray()),
            lowered,
            scores);
  }
}
