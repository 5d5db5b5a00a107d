package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Dense: the last axis times a kernel (inputs × units), plus a bias, then an activation. */
final class DenseEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Dense");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    Operand<TFloat32> input = context.single(inputs);
    boolean useBias = config.bool("use_bias", true);
    context.requireWeights(weights, useBias ? 2 : 1, useBias ? "kernel, bias" : "kernel");
    Shape inputShape = context.shape(input);
    if (inputShape.rank() < 2) {
      throw context.broken("an input without features", "at least one axis besides the batch");
    }
    int units = config.integer("units");
    int features = inputShape.dimension(-1);
    Operand<TFloat32> kernel = context.weight(weights.get(0), features, units);
    Operand<TFloat32> product = context.matMul(input, kernel);
    if (useBias) {
      Operand<TFloat32> bias = context.weight(weights.get(1), units);
      product = context.add(product, bias);
    }
    return List.of(Activations.apply(context, config, "activation", product));
  }
}
