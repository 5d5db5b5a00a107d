package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Layers that do something in training only. */
final class PassThroughEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Dropout");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    return List.of(context.single(inputs));
  }
}
