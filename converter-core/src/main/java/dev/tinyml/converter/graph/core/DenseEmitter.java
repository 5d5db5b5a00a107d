package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Dense: the last axis times a kernel (inputs × units), plus a bias, then an activation. */
public final class DenseEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Dense");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> input = inputs.single();
    boolean useBias = config.bool("use_bias", true);
    context.requireWeights(layer.weights(), useBias ? 2 : 1, useBias ? "kernel, bias" : "kernel");
    Shape inputShape = context.shape(input);
    if (inputShape.rank() < 2) {
      throw context.broken("an input without features", "at least one axis besides the batch");
    }
    int units = config.integer("units");
    int features = inputShape.dimension(-1);
    Operand<TFloat32> kernel = context.weight(layer.weights().get(0), features, units);
    Operand<TFloat32> product = context.matMul(input, kernel);
    if (useBias) {
      Operand<TFloat32> bias = context.weight(layer.weights().get(1), units);
      product = context.add(product, bias);
    }
    return List.of(Activations.apply(context, config, "activation", product));
  }
}
