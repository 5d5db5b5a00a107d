package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Resizing of images to a fixed height and width. */
public final class ResizingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Resizing");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    for (String option : List.of("crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias")) {
      if (config.bool(option, false)) {
        throw context.unsupported(option + " true", option + " false");
      }
    }
    Interpolation interpolation =
        Interpolation.of(context, config.string("interpolation", "bilinear"));
    int height = AxisValues.positive(context, config, "height", 0);
    int width = AxisValues.positive(context, config, "width", 0);
    ChannelOrder order = ChannelOrder.of(context, config);
    Operand<TFloat32> input = inputs.single();
    Window.requireRank(context, context.shape(input), 2);
    Operand<TFloat32> x = order.toLast(context, input);
    return List.of(order.fromLast(context, interpolation.resize(context, x, height, width)));
  }
}
