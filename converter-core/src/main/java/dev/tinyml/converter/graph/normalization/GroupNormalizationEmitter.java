package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * GroupNormalization: mean 0 and variance 1 within each group of channels. {@code groups} -1 makes
 * each channel a group.
 */
public final class GroupNormalizationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("GroupNormalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> x = inputs.single();
    Shape shape = context.shape(x);
    Axes axes = Axes.read(context, config, shape.rank());
    if (axes.positive().size() != 1) {
      throw context.unsupported("groups along the axes " + axes.written(), "groups along one axis");
    }
    int axis = axes.positive().get(0);
    int channels = shape.dimension(axis);
    int groups = config.integer("groups", 32) == -1 ? channels : config.integer("groups", 32);
    if (groups < 1 || channels % groups != 0) {
      throw context.broken(
          groups + " groups of " + channels + " channels", "a number of groups that divides them");
    }
    boolean scale = config.bool("scale", true);
    boolean center = config.bool("center", true);
    context.requireWeights(
        layer.weights(),
        (scale ? 1 : 0) + (center ? 1 : 0),
        (scale ? "gamma" : "") + (scale && center ? ", " : "") + (center ? "beta" : ""));
    Shape grouped = grouped(shape, axis, groups, false);
    Shape each = grouped(shape, axis, groups, true);
    Deque<Weight> rest = new ArrayDeque<>(layer.weights());
    ScaleAndShift learned =
        new ScaleAndShift(
            learned(context, scale, rest, channels, each),
            learned(context, center, rest, channels, each));
    int[] open = grouped.toArray();
    open[0] = -1; // Keras leaves the batch open, which stays in the operator's constant
    Operand<TFloat32> inGroups = context.ops().reshape(x, context.ops().constant(open));
    int[] reduced = IntStream.range(1, grouped.rank()).filter(a -> a != axis).toArray();
    Moments moments = Moments.of(context, inGroups, reduced);
    Operand<TFloat32> result =
        learned.apply(context, inGroups, moments, config.number("epsilon", 0.001f));
    return List.of(context.reshape(result, shape));
  }

  private static Optional<Operand<TFloat32>> learned(
      EmitContext context, boolean there, Deque<Weight> rest, int channels, Shape each) {
    return there
        ? Optional.of(context.reshape(context.weight(rest.pop(), channels), each))
        : Optional.empty();
  }

  /** The shape with the channels' axis split into groups; of a sample or of what was learned. */
  private static Shape grouped(Shape shape, int axis, int groups, boolean learned) {
    List<Integer> dimensions = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      if (i == axis) {
        dimensions.add(groups);
        dimensions.add(shape.dimension(i) / groups);
      } else {
        dimensions.add(learned ? 1 : shape.dimension(i));
      }
    }
    return new Shape(dimensions);
  }
}
