package dev.tinyml.codegen.engine.arithmetic;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.FusedActivation;

/**
 * What a fused activation leaves of quantized values (TensorFlow Lite, kernel_util.cc,
 * CalculateActivationRangeQuantized).
 *
 * @param min smallest value
 * @param max largest value
 */
public record ActivationBounds(int min, int max) {

  /**
   * The bounds of an activation.
   *
   * @param params of the output
   * @param lowest value of the output's type
   * @param highest value of the output's type
   */
  public static ActivationBounds of(
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

  /** The bounds of an activation whose output is int16. */
  public static ActivationBounds ofInt16(FusedActivation activation, QuantizationParams params) {
    return of(activation, params, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Unlike a value of the input it does not saturate. */
  private static int quantize(float real, QuantizationParams params) {
    float scaled = real / params.scale();
    return params.zeroPoint()
        + (int) (Math.signum(scaled) * Math.floor(Math.abs((double) scaled) + 0.5));
  }

  /** The nearest value within the bounds, the larger bound winning where they contradict. */
  public int clamp(int value) {
    return Math.min(max, Math.max(min, value));
  }
}
