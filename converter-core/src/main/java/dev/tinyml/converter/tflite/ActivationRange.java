package dev.tinyml.converter.tflite;

/**
 * The values that a tensor takes over the representative dataset.
 *
 * @param min smallest value, finite
 * @param max largest value, finite, not below min
 */
public record ActivationRange(float min, float max) {

  /** Checks the order; NaN and infinity would crash the native quantizer. */
  public ActivationRange {
    if (!(min <= max) || Float.isInfinite(min) || Float.isInfinite(max)) {
      throw new IllegalArgumentException("range from " + min + " to " + max);
    }
  }

  /** The range that holds this one and another. */
  public ActivationRange union(ActivationRange other) {
    return new ActivationRange(Math.min(min, other.min), Math.max(max, other.max));
  }
}
