package dev.tinyml.converter.tensor;

import java.util.List;

/**
 * Affine quantization: real = scale × (quantized − zero point), per tensor or per slice along one
 * axis. Source: TensorFlow Lite 8-bit quantization specification.
 *
 * @param scales one, or one per slice; finite and above 0
 * @param zeroPoints as many as scales, each within int32
 * @param axis the axis that the slices lie on; 0 when there is a single scale
 */
public record QuantizationParams(List<Float> scales, List<Long> zeroPoints, int axis) {

  /** Checks numbers and limits. */
  public QuantizationParams {
    scales = List.copyOf(scales);
    zeroPoints = List.copyOf(zeroPoints);
    if (scales.isEmpty() || scales.size() != zeroPoints.size()) {
      throw new IllegalArgumentException(
          scales.size() + " scales for " + zeroPoints.size() + " zero points");
    }
    for (float scale : scales) {
      if (!(scale > 0) || Float.isInfinite(scale)) {
        throw new IllegalArgumentException("scale " + scale);
      }
    }
    for (long zeroPoint : zeroPoints) {
      if (zeroPoint != (int) zeroPoint) {
        throw new IllegalArgumentException("zero point " + zeroPoint);
      }
    }
  }

  /** Whether each slice has its own scale. */
  public boolean isPerChannel() {
    return scales.size() > 1;
  }

  /** The only or first scale. */
  public float scale() {
    return scales.get(0);
  }

  /** The only or first zero point. */
  public int zeroPoint() {
    return Math.toIntExact(zeroPoints.get(0));
  }

  /**
   * The int8 value nearest to a real one, halves away from zero, saturated. This is what
   * TensorFlow's {@code QUANTIZE} reference kernel computes, in the same float32 steps.
   *
   * @param real finite
   */
  public byte quantizeToInt8(float real) {
    float scaled = real / scale();
    double rounded = Math.signum(scaled) * Math.floor(Math.abs((double) scaled) + 0.5);
    return (byte) Math.max(-128, Math.min(127, rounded + zeroPoint()));
  }

  /** The real value that a quantized one stands for, in float32 arithmetic. */
  public float dequantize(int quantized) {
    return scale() * (quantized - zeroPoint());
  }
}
