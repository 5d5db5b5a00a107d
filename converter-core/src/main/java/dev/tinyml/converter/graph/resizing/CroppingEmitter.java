package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Cropping1D and Cropping2D: cuts off values before and after each spatial axis. */
public final class CroppingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Cropping1D", "Cropping2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    int axes = layer.type().endsWith("1D") ? 1 : 2;
    Operand<TFloat32> x = inputs.single();
    Shape shape = context.shape(x);
    Window.requireRank(context, shape, axes);
    List<int[]> margins =
        Margins.read(context, layer.config(), "cropping", axes, axes == 1 ? 1 : 0);
    int first = ChannelOrder.of(context, layer.config()).firstSpatialAxis();
    Integer[] begins = new Integer[shape.rank()];
    Integer[] ends = new Integer[shape.rank()];
    boolean any = false;
    for (int i = 0; i < axes; i++) {
      int before = margins.get(i)[0];
      int after = margins.get(i)[1];
      if ((long) before + after >= shape.dimension(first + i)) {
        throw context.broken(
            "a cropping of " + before + " and " + after + " from " + shape.dimension(first + i),
            "less than there is");
      }
      begins[first + i] = before;
      ends[first + i] = after == 0 ? null : (Integer) (-after);
      any |= before + after > 0;
    }
    return List.of(any ? Slices.slice(context, x, begins, ends) : x);
  }
}
