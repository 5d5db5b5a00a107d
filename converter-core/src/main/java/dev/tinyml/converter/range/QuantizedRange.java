package dev.tinyml.converter.range;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.ActivationRange;
import java.util.Optional;

/**
 * What a quantized activation can hold.
 *
 * @param ends its least and its largest number
 * @param limits where values are cut off by more than half a step
 * @param params scale and zero point; empty when the device has no such quantized tensor
 */
record QuantizedRange(
    ActivationRange ends, ActivationRange limits, Optional<QuantizationParams> params) {
  private static final double HARDLY_MORE_THAN_ONE = 1.01;

  /** The range of an activation that the device's model does not have: zero belongs to it. */
  static QuantizedRange of(ActivationRange chosen) {
    ActivationRange ends =
        new ActivationRange(Math.min(0, chosen.min()), Math.max(0, chosen.max()));
    return new QuantizedRange(ends, ends, Optional.empty());
  }

  /** The range of a tensor of the device's model; empty when it is not quantized. */
  static Optional<QuantizedRange> of(TensorSpec device) {
    return device
        .quantization()
        .filter(params -> isInteger(device.type()))
        .map(params -> of(params, device.type()));
  }

  private static boolean isInteger(ElementType type) {
    return type == ElementType.INT8 || type == ElementType.UINT8 || type == ElementType.INT16;
  }

  private static QuantizedRange of(QuantizationParams params, ElementType type) {
    double least =
        switch (type) {
          case UINT8 -> 0;
          case INT16 -> Short.MIN_VALUE;
          default -> Byte.MIN_VALUE;
        };
    double steps = type == ElementType.INT16 ? 65_535 : 255;
    double scale = params.scale();
    double low = (least - params.zeroPoint()) * scale;
    double high = low + steps * scale;
    return new QuantizedRange(
        new ActivationRange((float) low, (float) high),
        new ActivationRange((float) (low - scale / 2), (float) (high + scale / 2)),
        Optional.of(params));
  }

  /**
   * The squared error of cutting off a value beyond the limits. At most a step, as of the 1 of a
   * softmax whose scale is fixed to 1/256, is no more than rounding takes: 0.
   */
  double cutOff(double value) {
    double error = value < ends.min() ? ends.min() - value : value - ends.max();
    double step = params.map(QuantizationParams::scale).orElse(0f);
    return error <= HARDLY_MORE_THAN_ONE * step ? 0 : error * error;
  }
}
