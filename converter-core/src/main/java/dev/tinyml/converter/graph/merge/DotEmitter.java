package dev.tinyml.converter.graph.merge;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Dot: products of two tensors, summed over one axis of each; on request of their directions. */
public final class DotEmitter implements LayerEmitter {
  /** The inverse of Keras' {@code epsilon()}, 1e-7. */
  private static final float LARGEST_INVERSE_NORM = 1e7f;

  @Override
  public Set<String> types() {
    return Set.of("Dot");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    List<Operand<TFloat32>> tensors = inputs.all();
    if (tensors.size() != 2) {
      throw context.broken(tensors.size() + " inputs", "two inputs");
    }
    Operand<TFloat32> one = tensors.get(0);
    Operand<TFloat32> other = tensors.get(1);
    List<Integer> axes =
        config.isList("axes")
            ? config.integers("axes")
            : List.of(config.integer("axes"), config.integer("axes"));
    if (axes.size() != 2) {
      throw context.broken("axes " + axes, "one axis, or one for each input");
    }
    int first = LayerAxes.one(context, axes.get(0), context.shape(one).rank());
    int second = LayerAxes.one(context, axes.get(1), context.shape(other).rank());
    if (config.bool("normalize", false)) {
      one = normalize(context, one, first);
      other = normalize(context, other, second);
    }
    return List.of(BatchDot.write(context, one, first, other, second));
  }

  /** Divided by its length along an axis, as {@code keras.ops.normalize} does it. */
  private static Operand<TFloat32> normalize(EmitContext context, Operand<TFloat32> x, int axis) {
    Ops ops = context.ops();
    Operand<TFloat32> squares = ops.sum(ops.math.square(x), ops.constant(axis), Sum.keepDims(true));
    Operand<TFloat32> inverse =
        ops.math.minimum(ops.math.rsqrt(squares), context.constant(LARGEST_INVERSE_NORM));
    return ops.math.mul(x, inverse);
  }
}
