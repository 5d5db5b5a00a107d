package dev.tinyml.converter.range;

/**
 * How activation ranges are chosen.
 *
 * @param method the method
 * @param percentile for {@link CalibrationMethod#PERCENTILE} the percentage of values that stay
 *     within the range, above 50 and at most 100; others ignore it
 */
public record Calibration(CalibrationMethod method, double percentile) {
  /** The percentile unless configured. */
  public static final double DEFAULT_PERCENTILE = 99.99;

  /** What TFLiteConverter does. */
  public static final Calibration DEFAULT = of(CalibrationMethod.MIN_MAX);

  /** A method with its default parameters. */
  public static Calibration of(CalibrationMethod method) {
    return new Calibration(method, DEFAULT_PERCENTILE);
  }
}
