package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Paddings;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** ZeroPadding1D and ZeroPadding2D: zeros before and after each spatial axis. */
public final class ZeroPaddingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("ZeroPadding1D", "ZeroPadding2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    int axes = layer.type().endsWith("1D") ? 1 : 2;
    Operand<TFloat32> x = inputs.single();
    Window.requireRank(context, context.shape(x), axes);
    List<int[]> margins =
        new ArrayList<>(Margins.read(context, layer.config(), "padding", axes, 1));
    if (ChannelOrder.of(context, layer.config()) == ChannelOrder.FIRST) {
      margins.add(0, new int[] {0, 0});
    }
    return List.of(Paddings.pad(context, x, margins));
  }
}
