package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** EinsumDense: a sum of products of input and kernel, plus a bias, then an activation. */
public final class EinsumDenseEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("EinsumDense");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    boolean useBias = config.has("bias_axes");
    context.requireWeights(layer.weights(), useBias ? 2 : 1, useBias ? "kernel, bias" : "kernel");
    Operand<TFloat32> kernel = context.constant(layer.weights().get(0).value());
    Operand<TFloat32> sum =
        EinsteinSum.write(context, config.string("equation"), List.of(inputs.single(), kernel));
    if (useBias) {
      sum = context.add(sum, context.constant(layer.weights().get(1).value()));
    }
    return List.of(Activations.apply(context, config, "activation", sum));
  }
}
