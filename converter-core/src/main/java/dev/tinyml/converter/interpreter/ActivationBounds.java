package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.FusedActivation;

/**
 * The quantized values that a fused activation leaves (TensorFlow Lite, kernel_util.cc,
 * CalculateActivationRangeQuantized).
 *
 * @param min smallest one
 * @param max largest one
 */
record ActivationBounds(int min, int max) {

  /**
   * The bounds of an activation.
   *
   * @param params of the output
   * @param lowest value of the output's type
   * @param highest value of the output's type
   */
  static ActivationBounds of(
      FusedActivation activation, QuantizationParams params, int lowest, int highest) {
    return switch (activation) {
      case RELU -> new ActivationBounds(Math.max(lowest, params.zeroPoint()), highest);
      case RELU6 ->
          new ActivationBounds(
              Math.max(lowest, params.zeroPoint()), Math.min(highest, quantize(6, params)));
      case RELU_N1_TO_1 ->
          new ActivationBounds(
              Math.max(lowest, quantize(-1, params)), Math.min(highest, quantize(1, params)));
      default -> new ActivationBounds(lowest, highest);
    };
  }

  /** Unlike an input value it does not saturate. */
  private static int quantize(float real, QuantizationParams params) {
    double scaled = real / params.scale();
    return params.zeroPoint() + (int) (Math.signum(scaled) * Math.floor(Math.abs(scaled) + 0.5));
  }

  /** The nearest value within the bounds. */
  int clamp(int value) {
    return Math.max(min, Math.min(max, value));
  }
}
