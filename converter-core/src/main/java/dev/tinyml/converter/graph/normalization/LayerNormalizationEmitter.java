package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** LayerNormalization: mean 0 and variance 1 within each sample, along one axis or several. */
public final class LayerNormalizationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("LayerNormalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> x = inputs.single();
    boolean rms = config.bool("rms_scaling", false);
    boolean scale = rms || config.bool("scale", true);
    boolean center = !rms && config.bool("center", true);
    context.requireWeights(
        layer.weights(),
        (scale ? 1 : 0) + (center ? 1 : 0),
        (scale ? "gamma" : "") + (scale && center ? ", " : "") + (center ? "beta" : ""));
    Deque<Weight> rest = new ArrayDeque<>(layer.weights());
    Axes axes = Axes.read(context, config, context.shape(x).rank());
    ScaleAndShift learned =
        new ScaleAndShift(
            learned(context, x, axes, scale, rest), learned(context, x, axes, center, rest));
    float epsilon = config.number("epsilon", 0.001f);
    if (rms) {
      return List.of(rms(context, x, axes, learned, epsilon));
    }
    Moments moments = Moments.of(context, x, axes.toArray());
    return List.of(learned.apply(context, x, moments, epsilon));
  }

  private static Optional<Operand<TFloat32>> learned(
      EmitContext context, Operand<TFloat32> x, Axes axes, boolean there, Deque<Weight> rest) {
    if (!there) {
      return Optional.empty();
    }
    Shape shape = context.shape(x);
    Operand<TFloat32> weight = context.weight(rest.pop(), axes.dimensions(shape));
    boolean fits = axes.written().equals(List.of(shape.rank() - 1)) || shape.rank() == 1;
    return Optional.of(fits ? weight : context.reshape(weight, axes.broadcast(shape)));
  }

  /** Divides by the standard deviation without taking the mean away first, as Keras does. */
  private static Operand<TFloat32> rms(
      EmitContext context, Operand<TFloat32> x, Axes axes, ScaleAndShift learned, float epsilon) {
    Ops ops = context.ops();
    Operand<TFloat32> mean = Moments.mean(context, x, axes.toArray());
    Operand<TFloat32> squares = ops.math.square(ops.math.sub(x, mean));
    Operand<TFloat32> variance = Moments.mean(context, squares, axes.toArray());
    Operand<TFloat32> root = Moments.inverseRoot(context, variance, epsilon);
    // TensorFlow's graph optimizer multiplies the smaller tensors first.
    return ops.math.mul(x, ops.math.mul(learned.gamma().orElseThrow(), root));
  }
}
