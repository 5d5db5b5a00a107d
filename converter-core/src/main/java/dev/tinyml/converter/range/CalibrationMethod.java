package dev.tinyml.converter.range;

/** How the range of an activation is chosen from the values that it took. */
public enum CalibrationMethod {
  /** The smallest and the largest value, as TFLiteConverter does it. */
  MIN_MAX("min-max"),
  /** What is left when the rarest values at both ends are cut off. */
  PERCENTILE("percentile"),
  /** The range whose int8 values are nearest to the float ones, in the mean of squares. */
  MSE("mse"),
  /** The range whose int8 distribution loses the least information. */
  ENTROPY("entropy"),
  /** An average of the samples' own extremes, with more weight on later ones. */
  MOVING_AVERAGE("moving-average");

  private final String id;

  CalibrationMethod(String id) {
    this.id = id;
  }

  /** What it is called in a pom. */
  public String id() {
    return id;
  }
}
