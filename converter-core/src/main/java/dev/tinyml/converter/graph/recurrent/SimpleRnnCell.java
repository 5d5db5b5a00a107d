package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** h = activation(x · kernel + bias + h · recurrent kernel). */
final class SimpleRnnCell implements RecurrentCell {
  private static final int OPERATORS = 4;

  private final LayerConfig config;
  private final int units;
  private final Operand<TFloat32> kernel;
  private final Operand<TFloat32> recurrentKernel;
  private final Optional<Operand<TFloat32>> bias;

  /**
   * @param layer a SimpleRNN or SimpleRNNCell
   * @param features size of the input
   */
  SimpleRnnCell(EmitContext context, Layer layer, int features) {
    CellWeights weights = CellWeights.read(context, layer, features, 1, 1);
    config = layer.config();
    units = CellWeights.units(context, layer);
    kernel = context.constant(weights.kernel());
    recurrentKernel = context.constant(weights.recurrentKernel());
    bias = weights.bias().map(context::constant);
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(units);
  }

  @Override
  public int operators() {
    return OPERATORS;
  }

  @Override
  public Step step(EmitContext context, Operand<TFloat32> input, List<Operand<TFloat32>> states) {
    Operand<TFloat32> sum = MatrixProduct.write(context, input, kernel);
    if (bias.isPresent()) {
      sum = context.add(sum, bias.get());
    }
    if (!states.isEmpty()) {
      sum = context.add(sum, MatrixProduct.write(context, states.get(0), recurrentKernel));
    }
    Operand<TFloat32> output = Activations.apply(context, config, "activation", sum);
    return new Step(output, List.of(output));
  }
}
