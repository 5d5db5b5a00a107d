package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * LeakyReLU, a layer whose slope is 0.3 unless its configuration says otherwise; Keras 2 calls it
 * alpha.
 */
public final class LeakyReluEmitter implements LayerEmitter {
  private static final float SLOPE = 0.3f;

  @Override
  public Set<String> types() {
    return Set.of("LeakyReLU");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    float slope = config.number("negative_slope", config.number("alpha", SLOPE));
    return List.of(Rectifiers.leaky(context, inputs.single(), slope));
  }
}
