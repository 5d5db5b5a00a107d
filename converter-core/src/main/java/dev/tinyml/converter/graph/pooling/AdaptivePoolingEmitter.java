package dev.tinyml.converter.graph.pooling;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.ExtraAxis;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Adaptive pooling to a size that divides the input's, which is pooling over windows of one size.
 * Other sizes need windows of two sizes and a gather, for which microcontrollers have no use.
 */
public final class AdaptivePoolingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of(
        "AdaptiveAveragePooling1D",
        "AdaptiveAveragePooling2D",
        "AdaptiveMaxPooling1D",
        "AdaptiveMaxPooling2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    int axes = layer.type().endsWith("1D") ? 1 : 2;
    ChannelOrder order = ChannelOrder.of(context, layer.config());
    Operand<TFloat32> input = inputs.single();
    Window.requireRank(context, context.shape(input), axes);
    Operand<TFloat32> x = order.toLast(context, input);
    List<Integer> target = AxisValues.require(context, layer.config(), "output_size", axes, 1);
    List<Integer> sizes = new ArrayList<>();
    Shape shape = context.shape(x);
    for (int i = 0; i < axes; i++) {
      int n = shape.dimension(i + 1);
      if (n == 0 || n % target.get(i) != 0) {
        throw context.unsupported(
            "output_size " + target + " of " + shape, "sizes that divide those of the input");
      }
      sizes.add(n / target.get(i));
    }
    Window window = Window.dense(sizes, sizes, false);
    PoolingKind kind = PoolingKind.of(layer.type());
    if (axes == 2) {
      return List.of(order.fromLast(context, kind.pool(context, x, window)));
    }
    ExtraAxis height = ExtraAxis.of(context, 1);
    Operand<TFloat32> pooled = kind.pool(context, height.added(x), window.withAxisInFront(1));
    return List.of(order.fromLast(context, height.removed(pooled)));
  }
}
