package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * BatchNormalization in inference: {@code gamma × (x − mean) / √(variance + epsilon) + beta}, in
 * the steps of TensorFlow's {@code tf.nn.batch_normalization}: x × i + (beta − mean × i) with i =
 * gamma × rsqrt(variance + epsilon). TensorFlow folds what is constant.
 */
public final class BatchNormalizationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("BatchNormalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> input = inputs.single();
    boolean scale = config.bool("scale", true);
    boolean center = config.bool("center", true);
    boolean renorm = config.bool("renorm", false);
    context.requireWeights(
        layer.weights(),
        2 + (scale ? 1 : 0) + (center ? 1 : 0) + (renorm ? 3 : 0),
        (scale ? "gamma, " : "")
            + (center ? "beta, " : "")
            + "moving_mean, moving_variance"
            + (renorm ? ", moving_stddev, renorm_mean, renorm_stddev" : ""));
    Shape shape = context.shape(input);
    int axis = axis(context, config, shape.rank());
    Broadcast broadcast = new Broadcast(context, shape, axis);
    Deque<Weight> rest = new ArrayDeque<>(layer.weights());
    Operand<TFloat32> gamma = scale ? broadcast.apply(rest.pop()) : null;
    Operand<TFloat32> beta = center ? broadcast.apply(rest.pop()) : null;
    Operand<TFloat32> mean = broadcast.apply(rest.pop());
    float epsilon = config.number("epsilon", 0.001f);
    requireRoot(context, rest.peek(), epsilon);
    Operand<TFloat32> variance = broadcast.apply(rest.pop());
    Ops ops = context.ops();
    Operand<TFloat32> factor = ops.math.rsqrt(context.add(variance, context.constant(epsilon)));
    if (scale) {
      factor = ops.math.mul(factor, gamma);
    }
    Operand<TFloat32> shift = ops.math.mul(mean, factor);
    shift = center ? ops.math.sub(beta, shift) : ops.math.neg(shift);
    return List.of(context.add(ops.math.mul(input, factor), shift));
  }

  /** Otherwise a NaN or an infinity would get into the graph. */
  private static void requireRoot(EmitContext context, Weight variance, float epsilon) {
    for (float value : variance.value().toArray()) {
      if (!(value + epsilon >= Float.MIN_NORMAL)) {
        throw context.broken(
            "moving_variance " + value + " and epsilon " + epsilon, "a sum above 0");
      }
    }
  }

  /** Keras 2 writes the axis as a list of one. */
  private static int axis(EmitContext context, LayerConfig config, int rank) {
    List<Integer> written = config.optionalOneOrMore("axis").orElse(List.of(-1));
    List<Integer> axes = LayerAxes.different(context, written, rank);
    if (axes.size() != 1) {
      throw context.broken("axis " + written, "one axis besides the batch, rank " + rank);
    }
    return axes.get(0);
  }

  /** Gives statistics of one axis the rank of the input, unless it is the last axis. */
  private record Broadcast(EmitContext context, Shape input, int axis) {
    Operand<TFloat32> apply(Weight weight) {
      Operand<TFloat32> vector = context.weight(weight, input.dimension(axis));
      if (axis == input.rank() - 1) {
        return vector;
      }
      int[] shape = new int[input.rank()];
      Arrays.fill(shape, 1);
      shape[axis] = input.dimension(axis);
      return context.reshape(vector, Shape.of(shape));
    }
  }
}
