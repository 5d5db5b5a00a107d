package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * An int8 FULLY_CONNECTED operator in TensorFlow Lite Micro's integer arithmetic: 32-bit sums of
 * (input − input zero point) × weight plus bias, then a fixed-point multiplication with rounding
 * twice, the output's zero point, and saturation to the fused activation (TensorFlow Lite,
 * kernels/internal/reference/integer_ops/fully_connected.h). Weights are outputs × inputs with zero
 * point 0.
 */
final class FullyConnectedLayer {
  private final int input;
  private final int output;
  private final int inputZeroPoint;
  private final int outputZeroPoint;
  private final int min;
  private final int max;
  private final int depth;
  private final byte[] weights;
  private final int[] biases;
  private final FixedPointMultiplier[] multipliers;

  private FullyConnectedLayer(Int8TfliteModel model, TfliteOperator operator) {
    input = operator.inputs().get(0);
    output = operator.outputs().get(0);
    int weightTensor = operator.inputs().get(1);
    QuantizationParams inputParams = params(model, input);
    QuantizationParams outputParams = params(model, output);
    QuantizationParams weightParams = params(model, weightTensor);
    inputZeroPoint = inputParams.zeroPoint();
    outputZeroPoint = outputParams.zeroPoint();
    ConstantReader constants = new ConstantReader(model.bytes());
    weights = constants.bytes(weightTensor);
    depth = model.structure().tensors().get(weightTensor).spec().shape().dimension(-1);
    int units = weights.length / depth;
    biases = biases(constants, operator, units);
    multipliers = new FixedPointMultiplier[units];
    for (int unit = 0; unit < units; unit++) {
      float weightScale = weightParams.scales().get(weightParams.isPerChannel() ? unit : 0);
      multipliers[unit] =
          FixedPointMultiplier.of(scale(inputParams, weightScale, outputParams, weightParams));
    }
    min = lowerBound(operator.activation(), outputParams);
    max = upperBound(operator.activation(), outputParams);
  }

  static FullyConnectedLayer of(Int8TfliteModel model, TfliteOperator operator) {
    return new FullyConnectedLayer(model, operator);
  }

  /**
   * The factor from accumulator to output. Per tensor the product of the input and weight scales is
   * a float, per channel it is a double (kernel_util.cc, GetQuantizedConvolutionMultipler and
   * PopulateConvolutionQuantizationParams).
   */
  private static double scale(
      QuantizationParams in, float weightScale, QuantizationParams out, QuantizationParams weight) {
    double product =
        weight.isPerChannel()
            ? (double) in.scale() * (double) weightScale
            : (double) (in.scale() * weightScale);
    return product / (double) out.scale();
  }

  private static int[] biases(ConstantReader constants, TfliteOperator operator, int units) {
    int[] values = new int[units];
    boolean present = operator.inputs().size() > 2 && operator.inputs().get(2) >= 0;
    if (present) {
      IntBuffer stored =
          ByteBuffer.wrap(constants.bytes(operator.inputs().get(2)))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asIntBuffer();
      stored.get(values);
    }
    return values;
  }

  private static int lowerBound(FusedActivation activation, QuantizationParams params) {
    return switch (activation) {
      case RELU, RELU6 -> Math.max(-128, params.zeroPoint());
      case RELU_N1_TO_1 -> Math.max(-128, quantize(-1, params));
      default -> -128;
    };
  }

  private static int upperBound(FusedActivation activation, QuantizationParams params) {
    return switch (activation) {
      case RELU6 -> Math.min(127, quantize(6, params));
      case RELU_N1_TO_1 -> Math.min(127, quantize(1, params));
      default -> 127;
    };
  }

  /** Unlike an input value it does not saturate (kernel_util.cc, CalculateActivationRange). */
  private static int quantize(float real, QuantizationParams params) {
    double scaled = real / params.scale();
    return params.zeroPoint() + (int) (Math.signum(scaled) * Math.floor(Math.abs(scaled) + 0.5));
  }

  private static QuantizationParams params(Int8TfliteModel model, int tensor) {
    return model
        .structure()
        .tensors()
        .get(tensor)
        .spec()
        .quantization()
        .orElseThrow(() -> new IllegalArgumentException("tensor " + tensor + " is not quantized"));
  }

  int input() {
    return input;
  }

  int output() {
    return output;
  }

  /**
   * @param values the input, rows of {@code depth} values
   * @return the output, rows of one value per unit
   */
  byte[] compute(byte[] values) {
    int rows = values.length / depth;
    byte[] result = new byte[rows * multipliers.length];
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < multipliers.length; unit++) {
        int sum = biases[unit];
        for (int i = 0; i < depth; i++) {
          sum += weights[unit * depth + i] * (values[row * depth + i] - inputZeroPoint);
        }
        int scaled = multipliers[unit].multiply(sum) + outputZeroPoint;
        result[row * multipliers.length + unit] = (byte) Math.max(min, Math.min(max, scaled));
      }
    }
    return result;
  }
}
