package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
    Operand<TFloat32> kernel = context.weight(weights.get(0), Shape.of(features, units));
    Ops ops = context.ops();
    // On higher ranks Keras contracts the last axis; as rows of a matrix it stays one MatMul.
    Operand<TFloat32> rows =
        inputShape.rank() == 2
            ? input
            : ops.reshape(
                input, ops.constant(new int[] {inputShape.elementCount() / features, features}));
    Operand<TFloat32> product = ops.withName("MatMul").linalg.matMul(rows, kernel);
    if (useBias) {
      Operand<TFloat32> bias = context.weight(weights.get(1), Shape.of(units));
      product = ops.withName("BiasAdd").nn.biasAdd(product, bias);
    }
    if (inputShape.rank() > 2) {
      int[] shape =
          Stream.concat(
                  inputShape.dimensions().stream().limit(inputShape.rank() - 1L), Stream.of(units))
              .mapToInt(Integer::intValue)
              .toArray();
      product = ops.reshape(product, ops.constant(shape));
    }
    return List.of(Activations.apply(context, config, "activation", product));
  }
}
