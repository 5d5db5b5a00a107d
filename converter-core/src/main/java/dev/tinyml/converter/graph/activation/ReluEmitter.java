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

/** ReLU with an upper bound, a slope for negative values and a threshold. */
public final class ReluEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("ReLU");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    float slope = config.number("negative_slope", 0f);
    float max = config.number("max_value", Float.POSITIVE_INFINITY);
    float threshold = config.number("threshold", 0f);
    if (slope < 0 || max < 0 || threshold < 0) {
      throw context.broken(
          "negative_slope " + slope + ", max_value " + max + ", threshold " + threshold,
          "no negative parameter");
    }
    return List.of(Rectifiers.relu(context, inputs.single(), slope, max, threshold));
  }
}
