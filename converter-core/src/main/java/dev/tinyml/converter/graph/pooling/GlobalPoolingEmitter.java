package dev.tinyml.converter.graph.pooling;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Global pooling: the mean or the maximum along all spatial axes, which stay if asked for. */
public final class GlobalPoolingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of(
        "GlobalAveragePooling1D",
        "GlobalAveragePooling2D",
        "GlobalMaxPooling1D",
        "GlobalMaxPooling2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    boolean keep = config.bool("keepdims", false);
    int axes = layer.type().endsWith("1D") ? 1 : 2;
    Operand<TFloat32> x = inputs.single();
    Window.requireRank(context, context.shape(x), axes);
    if (context.shape(x).elementCount() == 0) {
      throw context.broken("an input of shape " + context.shape(x), "at least one value");
    }
    int first = ChannelOrder.of(context, config).firstSpatialAxis();
    Ops ops = context.ops();
    Operand<TInt32> reduced =
        axes == 1 ? ops.constant(first) : ops.constant(new int[] {first, first + 1});
    return List.of(
        PoolingKind.of(layer.type()) == PoolingKind.AVERAGE
            ? ops.math.mean(x, reduced, Mean.keepDims(keep))
            : ops.reduceMax(x, reduced, ReduceMax.keepDims(keep)));
  }
}
