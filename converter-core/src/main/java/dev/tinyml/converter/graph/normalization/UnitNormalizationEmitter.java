package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** UnitNormalization: vectors of length 1 along the axes. */
public final class UnitNormalizationEmitter implements LayerEmitter {
  private static final float LARGEST_FACTOR = 1e12f;

  @Override
  public Set<String> types() {
    return Set.of("UnitNormalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> x = inputs.single();
    Axes axes = Axes.read(context, layer.config(), context.shape(x).rank());
    Ops ops = context.ops();
    Operand<TInt32> reduced =
        axes.asList() ? ops.constant(axes.toArray()) : ops.constant(axes.written().get(0));
    Operand<TFloat32> squares = ops.sum(ops.math.square(x), reduced, Sum.keepDims(true));
    Operand<TFloat32> factor =
        ops.math.minimum(ops.math.rsqrt(squares), context.constant(LARGEST_FACTOR));
    return List.of(ops.math.mul(x, factor));
  }
}
