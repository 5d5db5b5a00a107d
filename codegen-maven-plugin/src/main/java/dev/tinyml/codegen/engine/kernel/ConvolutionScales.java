package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;

/** Checks the scales of weights. */
final class ConvolutionScales {
  private ConvolutionScales() {}

  /**
   * The scales of weights without zero points.
   *
   * @param axis that channels lie on
   * @param channels number of channels
   */
  static QuantizationParams checked(
      OperatorContext operator, TfliteTensor weights, int axis, int channels) {
    QuantizationParams params = operator.params(weights);
    operator.require(
        params.zeroPoints().stream().allMatch(zero -> zero == 0),
        "weights with a zero point",
        "weights with zero point 0");
    operator.require(
        !params.isPerChannel() || params.axis() == axis && params.scales().size() == channels,
        params.scales().size() + " scales along axis " + params.axis(),
        "one scale, or one per output channel");
    return params;
  }
}
