package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.Optional;

/**
 * RELU6 of int8 as an operator of its own. TensorFlow Lite Micro only clamps: it takes no notice of
 * an output scale that differs from the input's, and so is wrong where the desktop is right (micro
 * kernels, activations_common.cc, Relu6Quantized).
 */
final class MicroRelu6 implements MicroOperator {
  private final int input;
  private final int output;
  private final int zero;
  private final int six;
  private byte[] values;

  private MicroRelu6(OperatorOperands operands) {
    QuantizationParams params = OperatorOperands.params(operands.input(0).orElseThrow());
    input = operands.input(0).orElseThrow().index();
    output = operands.output(0).index();
    zero = params.zeroPoint();
    six = params.quantizeToInt8(6);
  }

  /** The replacement; empty when the operator isn't int8. */
  static Optional<MicroOperator> of(OperatorOperands operands) {
    return operands.isInt8(0) ? Optional.of(new MicroRelu6(operands)) : Optional.empty();
  }

  @Override
  public void before(TensorAccess tensors) {
    values = tensors.bytes(input);
  }

  @Override
  public void after(TensorAccess tensors) {
    byte[] clamped = new byte[values.length];
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = (byte) Math.max(zero, Math.min(six, values[i]));
    }
    tensors.setBytes(output, clamped);
  }
}
