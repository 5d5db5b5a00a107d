package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Optional;

/**
 * FULLY_CONNECTED of int8. The desktop's kernel requantizes in floating point and so differs by one
 * in about a thousandth of the values.
 */
final class MicroFullyConnected implements MicroOperator {
  private final FullyConnectedLayer layer;
  private final int input;
  private final int output;
  private final Optional<TfliteTensor> computedWeights;
  private byte[] values;
  private byte[] weights;

  private MicroFullyConnected(OperatorOperands operands) {
    TfliteTensor weightTensor = operands.input(1).orElseThrow();
    layer = new FullyConnectedLayer(operands);
    input = operands.input(0).orElseThrow().index();
    output = operands.output(0).index();
    computedWeights = Optional.of(weightTensor).filter(tensor -> !tensor.constant());
    weights = weightTensor.constant() ? operands.constant(weightTensor) : new byte[0];
  }

  /** The replacement; empty when the operator isn't int8 times int8 with fitting weights. */
  static Optional<MicroOperator> of(OperatorOperands operands) {
    return operands.isInt8(0) && operands.isInt8(1) && operands.isInt8Output() && fits(operands)
        ? Optional.of(new MicroFullyConnected(operands))
        : Optional.empty();
  }

  /** What doesn't fit is left to the native kernel, which refuses it. */
  private static boolean fits(OperatorOperands operands) {
    TensorSpec weights = operands.input(1).orElseThrow().spec();
    Shape shape = weights.shape();
    boolean perUnit =
        weights.quantization().filter(q -> q.isPerChannel() && q.axis() != 0).isEmpty();
    return shape.rank() == 2
        && shape.elementCount() > 0
        && perUnit
        && operands.input(2).filter(bias -> !isBias(bias, shape.dimension(0))).isEmpty();
  }

  private static boolean isBias(TfliteTensor tensor, int units) {
    return tensor.constant()
        && tensor.spec().type() == ElementType.INT32
        && tensor.spec().shape().elementCount() == units;
  }

  @Override
  public void before(TensorAccess tensors) {
    values = tensors.bytes(input);
    computedWeights.ifPresent(tensor -> weights = tensors.bytes(tensor.index()));
  }

  @Override
  public void after(TensorAccess tensors) {
    tensors.setBytes(output, layer.compute(values, weights));
  }
}
