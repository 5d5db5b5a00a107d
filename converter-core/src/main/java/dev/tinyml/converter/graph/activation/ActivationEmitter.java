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

/** Activation: applies a function by name. */
public final class ActivationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Activation");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    return List.of(Activations.apply(context, config, "activation", inputs.single()));
  }
}
