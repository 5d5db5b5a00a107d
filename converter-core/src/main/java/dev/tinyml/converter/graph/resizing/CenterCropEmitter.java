package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** CenterCrop: the middle of an image that is at least as large. */
public final class CenterCropEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("CenterCrop");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    List<Integer> target =
        List.of(
            AxisValues.positive(context, layer.config(), "height", 0),
            AxisValues.positive(context, layer.config(), "width", 0));
    Operand<TFloat32> x = inputs.single();
    Shape shape = context.shape(x);
    Window.requireRank(context, shape, 2);
    int first = ChannelOrder.of(context, layer.config()).firstSpatialAxis();
    Integer[] begins = new Integer[shape.rank()];
    Integer[] ends = new Integer[shape.rank()];
    boolean any = false;
    for (int i = 0; i < 2; i++) {
      int rest = shape.dimension(first + i) - target.get(i);
      if (rest < 0) {
        throw context.unsupported(
            "an image smaller than " + target, "an image of that size at least");
      }
      begins[first + i] = rest / 2;
      ends[first + i] = rest / 2 + target.get(i);
      any |= rest > 0;
    }
    return List.of(any ? Slices.slice(context, x, begins, ends) : x);
  }
}
