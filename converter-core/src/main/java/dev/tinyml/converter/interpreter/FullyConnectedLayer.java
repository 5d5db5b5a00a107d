package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An int8 FULLY_CONNECTED operator in TensorFlow Lite Micro's integer arithmetic: 32-bit sums of
 * (input − input zero point) × weight plus bias, then a fixed-point multiplication with rounding
 * twice, the output's zero point, and saturation to the fused activation (TensorFlow Lite,
 * kernels/internal/reference/integer_ops/fully_connected.h). Weights are outputs × inputs; only
 * those that the model computes have a zero point other than 0.
 */
final class FullyConnectedLayer {
  private final int inputZeroPoint;
  private final int weightZeroPoint;
  private final int outputZeroPoint;
  private final ActivationBounds bounds;
  private final int depth;
  private final int[] biases;
  private final FixedPointMultiplier[] multipliers;

  /**
   * @param operands input, weights and perhaps biases; the weights may be computed by the model,
   *     biases are constant
   */
  FullyConnectedLayer(OperatorOperands operands) {
    TfliteTensor weights = operands.input(1).orElseThrow();
    QuantizationParams inputParams = OperatorOperands.params(operands.input(0).orElseThrow());
    QuantizationParams outputParams = OperatorOperands.params(operands.output(0));
    QuantizationParams weightParams = OperatorOperands.params(weights);
    inputZeroPoint = inputParams.zeroPoint();
    weightZeroPoint = weightParams.zeroPoint();
    outputZeroPoint = outputParams.zeroPoint();
    depth = weights.spec().shape().dimension(-1);
    int units = weights.spec().shape().elementCount() / depth;
    biases = biases(operands, units);
    multipliers = new FixedPointMultiplier[units];
    for (int unit = 0; unit < units; unit++) {
      float weightScale = weightParams.scales().get(weightParams.isPerChannel() ? unit : 0);
      multipliers[unit] =
          FixedPointMultiplier.of(scale(inputParams, weightScale, outputParams, weightParams));
    }
    bounds =
        ActivationBounds.of(
            operands.operator().activation(), outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /**
   * The factor from accumulator to output. Per tensor the product of the input and weight scales is
   * a float, per channel it is a double (kernel_util.cc, GetQuantizedConvolutionMultipler and
   * PopulateConvolutionQuantizationParams).
   */
  static double scale(
      QuantizationParams in, float weightScale, QuantizationParams out, QuantizationParams weight) {
    double product =
        weight.isPerChannel()
            ? (double) in.scale() * (double) weightScale
            : (double) (in.scale() * weightScale);
    return product / (double) out.scale();
  }

  private static int[] biases(OperatorOperands operands, int units) {
    int[] values = new int[units];
    operands
        .input(2)
        .ifPresent(
            tensor ->
                ByteBuffer.wrap(operands.constant(tensor))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(values));
    return values;
  }

  /**
   * @param values the input, rows of {@code depth} values
   * @param weights rows of {@code depth} values, one row per unit
   * @return the output, rows of one value per unit
   */
  byte[] compute(byte[] values, byte[] weights) {
    int rows = values.length / depth;
    byte[] result = new byte[rows * multipliers.length];
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < multipliers.length; unit++) {
        int sum = biases[unit];
        for (int i = 0; i < depth; i++) {
          sum +=
              (weights[unit * depth + i] - weightZeroPoint)
                  * (values[row * depth + i] - inputZeroPoint);
        }
        int scaled = multipliers[unit].multiply(sum) + outputZeroPoint;
        result[row * multipliers.length + unit] = (byte) bounds.clamp(scaled);
      }
    }
    return result;
  }
}
