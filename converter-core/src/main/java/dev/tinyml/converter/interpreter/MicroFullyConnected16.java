package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Optional;

/**
 * FULLY_CONNECTED of int16 with constant int8 weights: 64-bit sums of input × weight plus bias,
 * then a fixed-point multiplication with a 15-bit fraction and a single rounding (TensorFlow Lite,
 * kernels/internal/reference/integer_ops/fully_connected.h). The desktop's kernel requantizes in
 * floating point.
 */
final class MicroFullyConnected16 implements MicroOperator {
  private final int input;
  private final int output;
  private final byte[] weights;
  private final long[] biases;
  private final int depth;
  private final FixedPointMultiplier[] multipliers;
  private final ActivationBounds bounds;
  private byte[] values;

  private MicroFullyConnected16(OperatorOperands operands) {
    TfliteTensor weightTensor = operands.input(1).orElseThrow();
    QuantizationParams in = OperatorOperands.params(operands.input(0).orElseThrow());
    QuantizationParams weight = OperatorOperands.params(weightTensor);
    QuantizationParams out = OperatorOperands.params(operands.output(0));
    input = operands.input(0).orElseThrow().index();
    output = operands.output(0).index();
    weights = operands.constant(weightTensor);
    depth = weightTensor.spec().shape().dimension(1);
    multipliers = new FixedPointMultiplier[weightTensor.spec().shape().dimension(0)];
    for (int unit = 0; unit < multipliers.length; unit++) {
      float scale = weight.scales().get(weight.isPerChannel() ? unit : 0);
      multipliers[unit] =
          FixedPointMultiplier.of(FullyConnectedLayer.scale(in, scale, out, weight));
    }
    biases = new long[multipliers.length];
    operands
        .input(2)
        .ifPresent(
            bias ->
                ByteBuffer.wrap(operands.constant(bias))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(biases));
    bounds =
        ActivationBounds.of(
            operands.operator().activation(), out, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** The replacement; empty when the operator isn't int16 times int8 with fitting constants. */
  static Optional<MicroOperator> of(OperatorOperands operands) {
    return is(operands.input(0), ElementType.INT16)
            && is(operands.input(1), ElementType.INT8)
            && is(Optional.of(operands.output(0)), ElementType.INT16)
            && fits(operands)
        ? Optional.of(new MicroFullyConnected16(operands))
        : Optional.empty();
  }

  private static boolean is(Optional<TfliteTensor> tensor, ElementType type) {
    return tensor
        .map(TfliteTensor::spec)
        .filter(spec -> spec.type() == type && spec.quantization().isPresent())
        .isPresent();
  }

  /** What doesn't fit is left to the native kernel, which refuses it. */
  private static boolean fits(OperatorOperands operands) {
    TfliteTensor tensor = operands.input(1).orElseThrow();
    TensorSpec spec = tensor.spec();
    Shape shape = spec.shape();
    boolean perUnit = spec.quantization().filter(q -> q.isPerChannel() && q.axis() != 0).isEmpty();
    return tensor.constant()
        && shape.rank() == 2
        && shape.elementCount() > 0
        && perUnit
        && operands.input(2).filter(bias -> !isBias(bias, shape.dimension(0))).isEmpty();
  }

  private static boolean isBias(TfliteTensor tensor, int units) {
    return tensor.constant()
        && tensor.spec().type() == ElementType.INT64
        && tensor.spec().shape().elementCount() == units;
  }

  @Override
  public void before(TensorAccess tensors) {
    values = tensors.bytes(input);
  }

  @Override
  public void after(TensorAccess tensors) {
    ShortBuffer numbers = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int rows = numbers.remaining() / depth;
    ByteBuffer results =
        ByteBuffer.allocate(rows * multipliers.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < multipliers.length; unit++) {
        long sum = biases[unit];
        for (int i = 0; i < depth; i++) {
          sum += (long) numbers.get(row * depth + i) * weights[unit * depth + i];
        }
        results.putShort((short) bounds.clamp(multipliers[unit].multiply(sum)));
      }
    }
    tensors.setBytes(output, results.array());
  }
}
