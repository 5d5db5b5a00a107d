package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasAddition;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * z = x · kernel + h · recurrent kernel + bias, split into the gates i, f, c and o; c' = f · c + i
 * · activation(gate c); h = o · activation(c').
 */
final class LstmCell implements RecurrentCell {
  /** How many gates stand side by side in the weights. */
  static final int GATES = 4;

  static final int OPERATORS = 15;

  private final LayerConfig config;
  private final int units;
  private final Operand<TFloat32> kernel;
  private final Operand<TFloat32> recurrentKernel;
  private final Optional<Operand<TFloat32>> bias;

  /**
   * @param config of an LSTM or LSTMCell
   * @param units size of each state
   * @param kernel features × 4·units
   * @param recurrentKernel units × 4·units
   * @param bias 4·units
   */
  LstmCell(
      LayerConfig config,
      int units,
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Optional<Operand<TFloat32>> bias) {
    this.config = config;
    this.units = units;
    this.kernel = kernel;
    this.recurrentKernel = recurrentKernel;
    this.bias = bias;
  }

  /**
   * The cell of a layer.
   *
   * @param layer an LSTM or LSTMCell
   * @param features size of the input
   */
  static LstmCell of(EmitContext context, Layer layer, int features) {
    CellWeights weights = CellWeights.read(context, layer, features, GATES, 1);
    return new LstmCell(
        layer.config(),
        CellWeights.units(context, layer),
        context.constant(weights.kernel()),
        context.constant(weights.recurrentKernel()),
        weights.bias().map(context::constant));
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(units, units);
  }

  @Override
  public int operators() {
    return OPERATORS;
  }

  @Override
  public Step step(EmitContext context, Operand<TFloat32> input, List<Operand<TFloat32>> states) {
    Ops ops = context.ops();
    Operand<TFloat32> sum = MatrixProduct.write(context, input, kernel);
    if (!states.isEmpty()) {
      sum =
          KerasAddition.write(
              context, sum, MatrixProduct.write(context, states.get(0), recurrentKernel));
    }
    if (bias.isPresent()) {
      sum = context.add(sum, bias.get());
    }
    List<? extends Operand<TFloat32>> gates =
        ops.split(ops.constant(1), sum, (long) GATES).output();
    Operand<TFloat32> candidate =
        ops.math.mul(recurrent(context, gates.get(0)), activation(context, gates.get(2)));
    Operand<TFloat32> carry = candidate;
    if (!states.isEmpty()) {
      Operand<TFloat32> kept = ops.math.mul(recurrent(context, gates.get(1)), states.get(1));
      carry = context.add(kept, candidate);
    }
    Operand<TFloat32> gate = recurrent(context, gates.get(3));
    Operand<TFloat32> output = ops.math.mul(gate, activation(context, carry));
    return new Step(output, List.of(output, carry));
  }

  private Operand<TFloat32> activation(EmitContext context, Operand<TFloat32> x) {
    return Activations.apply(context, config, "activation", x);
  }

  private Operand<TFloat32> recurrent(EmitContext context, Operand<TFloat32> x) {
    return Activations.apply(context, config, "recurrent_activation", x);
  }
}
