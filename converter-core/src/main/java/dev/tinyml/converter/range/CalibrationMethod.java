package dev.tinyml.converter.range;

/** How the range of an activation is chosen from the values that it took. */
public enum CalibrationMethod {
  /** The smallest and the largest value, as TFLiteConverter does it. */
  MIN_MAX,
  /** What is left when the rarest values at both ends are cut off. */
  PERCENTILE,
  /** The range whose int8 values are nearest to the float ones, in the mean of squares. */
  MSE,
  /** The range whose int8 distribution loses the least information. */
  ENTROPY,
  /** An average of the samples' own extremes, with more weight on later ones. */
  MOVING_AVERAGE
}
