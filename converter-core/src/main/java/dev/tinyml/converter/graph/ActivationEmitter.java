package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Activation: applies a function by name. */
final class ActivationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Activation");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    context.requireWeights(weights, 0, "none");
    return List.of(Activations.apply(context, config, "activation", context.single(inputs)));
  }
}
