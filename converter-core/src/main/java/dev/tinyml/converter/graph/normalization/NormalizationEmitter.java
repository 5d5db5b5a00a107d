package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasAddition;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Normalization: (x − mean) / max(√variance, 1e-7), or the inverse of it. The statistics were given
 * to the layer, then they stand in its configuration, or were found in data, then they are weights
 * with a count behind them.
 */
public final class NormalizationEmitter implements LayerEmitter {
  private static final float SMALLEST_DEVIATION = 1e-7f;

  /** A configuration of a few bytes can give the input any size. */
  private static final int MOST_REPEATED = 1 << 20;

  @Override
  public Set<String> types() {
    return Set.of("Normalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.single();
    Ops ops = context.ops();
    FloatTensor[] statistics = statistics(context, layer, context.shape(x));
    FloatTensor deviation = deviation(context, statistics[1]);
    Operand<TFloat32> mean = context.constant(statistics[0]);
    if (layer.config().bool("invert", false)) {
      return List.of(
          KerasAddition.write(context, mean, ops.math.mul(x, context.constant(deviation))));
    }
    // TensorFlow's own graph optimizer turns a division by a constant into this product.
    return List.of(ops.math.mul(ops.math.sub(x, mean), context.constant(inverse(deviation))));
  }

  /** Mean and variance, each with as many axes as the input. */
  private static FloatTensor[] statistics(EmitContext context, Layer layer, Shape input) {
    LayerConfig config = layer.config();
    int[] axes = axes(context, config, input.rank());
    Optional<FloatTensor> mean = config.optionalTensor("mean");
    Optional<FloatTensor> variance = config.optionalTensor("variance");
    if (mean.isPresent() != variance.isPresent()) {
      throw context.broken("only one of mean and variance", "both or none");
    }
    boolean given = mean.isPresent();
    context.requireWeights(
        layer.weights(),
        given ? 0 : 3,
        given ? "none, its configuration holds mean and variance" : "mean, variance, count");
    FloatTensor first = mean.orElseGet(() -> layer.weights().get(0).value());
    FloatTensor second = variance.orElseGet(() -> layer.weights().get(1).value());
    return new FloatTensor[] {
      aligned(context, first, input, axes), aligned(context, second, input, axes)
    };
  }

  /** Axes with statistics of their own, ascending; none when all values share one mean. */
  private static int[] axes(EmitContext context, LayerConfig config, int rank) {
    List<Integer> written = config.optionalOneOrMore("axis").orElse(List.of());
    return LayerAxes.different(context, written, rank).stream()
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /**
   * With 1 for each axis without statistics; fewer dimensions than axes belong to the last. Keras
   * repeats values along an axis that has one for all of it.
   */
  private static FloatTensor aligned(
      EmitContext context, FloatTensor values, Shape input, int[] axes) {
    int[] dimensions = new int[input.rank()];
    Arrays.fill(dimensions, 1);
    int rank = values.shape().rank();
    boolean fits = rank <= axes.length;
    for (int i = 1; fits && i <= rank; i++) {
      int axis = axes[axes.length - i];
      dimensions[axis] = values.shape().dimension(-i);
      fits = dimensions[axis] == 1 || dimensions[axis] == input.dimension(axis);
    }
    if (!fits) {
      throw context.broken(
          "statistics of shape " + values.shape(),
          "the dimensions of the axes " + Arrays.toString(axes) + " of " + input);
    }
    int[] repeated = new int[input.rank()];
    Arrays.fill(repeated, 1);
    Arrays.stream(axes).forEach(a -> repeated[a] = input.dimension(a));
    Shape target = Shape.of(repeated);
    if (target.elementCount() > Math.max(MOST_REPEATED, values.size())) {
      throw context.unsupported(
          "statistics of shape " + values.shape() + " repeated to " + target,
          "at most " + MOST_REPEATED + " values");
    }
    return repeat(values.reshape(Shape.of(dimensions)), target);
  }

  /** The values along every axis where they have dimension 1 and the target has not. */
  private static FloatTensor repeat(FloatTensor values, Shape target) {
    float[] result = new float[target.elementCount()];
    for (int i = 0; i < result.length; i++) {
      int rest = i;
      int index = 0;
      int step = 1;
      for (int axis = target.rank() - 1; axis >= 0; axis--) {
        int dimension = values.shape().dimension(axis);
        index += step * (dimension == 1 ? 0 : rest % target.dimension(axis));
        rest /= target.dimension(axis);
        step *= dimension;
      }
      result[i] = values.get(index);
    }
    return new FloatTensor(target, result);
  }

  private static FloatTensor deviation(EmitContext context, FloatTensor variance) {
    float[] roots = variance.toArray();
    for (int i = 0; i < roots.length; i++) {
      if (roots[i] < 0) {
        throw context.broken("variance " + roots[i], "no negative variance");
      }
      roots[i] = Math.max((float) Math.sqrt(roots[i]), SMALLEST_DEVIATION);
    }
    return new FloatTensor(variance.shape(), roots);
  }

  private static FloatTensor inverse(FloatTensor divisor) {
    float[] factors = divisor.toArray();
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 1 / factors[i];
    }
    return new FloatTensor(divisor.shape(), factors);
  }
}
