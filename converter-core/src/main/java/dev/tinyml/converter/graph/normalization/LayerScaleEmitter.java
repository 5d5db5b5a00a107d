package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** LayerScale of keras.applications' ConvNeXt: a learned factor for each channel. */
public final class LayerScaleEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("LayerScale");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 1, "gamma");
    Operand<TFloat32> x = inputs.single();
    int channels = context.shape(x).dimension(-1);
    return List.of(context.ops().math.mul(x, context.weight(layer.weights().get(0), channels)));
  }
}
