package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** ReLU with an upper bound, a slope for negative values and a threshold. */
final class ReluEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("ReLU");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    context.requireWeights(weights, 0, "none");
    float slope = config.number("negative_slope", 0f);
    float max = config.number("max_value", Float.POSITIVE_INFINITY);
    float threshold = config.number("threshold", 0f);
    if (slope < 0 || max < 0 || threshold < 0) {
      throw context.broken(
          "negative_slope " + slope + ", max_value " + max + ", threshold " + threshold,
          "no negative parameter");
    }
    return List.of(Rectifiers.relu(context, context.single(inputs), slope, max, threshold));
  }
}
