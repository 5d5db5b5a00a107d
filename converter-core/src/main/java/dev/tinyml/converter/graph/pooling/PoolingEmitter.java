package dev.tinyml.converter.graph.pooling;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.ExtraAxis;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * MaxPooling and AveragePooling over one or two axes, as layers or as operations; padding counts in
 * neither.
 */
public final class PoolingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of(
        "MaxPooling1D",
        "MaxPooling2D",
        "AveragePooling1D",
        "AveragePooling2D",
        "keras.ops.MaxPool",
        "keras.ops.AveragePool");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> input = inputs.single();
    int axes = axes(layer.type(), context.shape(input));
    Window window = window(context, config, axes);
    ChannelOrder order = ChannelOrder.of(context, config);
    Window.requireRank(context, context.shape(input), axes);
    Operand<TFloat32> x = order.toLast(context, input);
    window.requireFit(context, context.shape(x));
    PoolingKind kind = PoolingKind.of(layer.type());
    return List.of(order.fromLast(context, pool(context, kind, window, x)));
  }

  /** An operation has as many axes as its input. */
  private static int axes(String type, Shape input) {
    boolean one = type.startsWith("keras.ops.") ? input.rank() == 3 : type.endsWith("1D");
    return one ? 1 : 2;
  }

  private static Operand<TFloat32> pool(
      EmitContext context, PoolingKind kind, Window window, Operand<TFloat32> x) {
    if (window.axes() == 2) {
      return kind.pool(context, x, window);
    }
    ExtraAxis height = ExtraAxis.of(context, 1);
    return height.removed(kind.pool(context, height.added(x), window.withAxisInFront(1)));
  }

  private static Window window(EmitContext context, LayerConfig config, int axes) {
    String padding = config.string("padding", "valid");
    if (!padding.equals("valid") && !padding.equals("same")) {
      throw context.broken("padding " + padding, "valid or same");
    }
    List<Integer> size = AxisValues.read(context, config, "pool_size", axes, 1, 2);
    List<Integer> strides =
        config.has("strides") ? AxisValues.require(context, config, "strides", axes, 1) : size;
    return Window.dense(size, strides, padding.equals("same"));
  }
}
