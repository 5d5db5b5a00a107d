package dev.tinyml.converter.range;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;

/**
 * How activation ranges are chosen.
 *
 * @param method the method
 * @param percentile for {@link CalibrationMethod#PERCENTILE} the percentage of values that stay
 *     within the range, above 50 and at most 100; others ignore it
 */
public record Calibration(CalibrationMethod method, double percentile) {
  private static final double LEAST_PERCENTILE = 50;
  private static final double MOST_PERCENTILE = 100;

  /** The percentile unless configured. */
  public static final double DEFAULT_PERCENTILE = 99.99;

  /** What TFLiteConverter does. */
  public static final Calibration DEFAULT = of(CalibrationMethod.MIN_MAX);

  /**
   * Checks the percentile.
   *
   * @throws ProblemException when it is not above 50, or above 100
   */
  public Calibration {
    if (!(percentile > LEAST_PERCENTILE && percentile <= MOST_PERCENTILE)) {
      throw new ProblemException(
          new Problem(
              "percentile-out-of-range",
              ProblemKind.CONFIGURATION,
              "<percentile>",
              String.valueOf(percentile),
              "a percentage above 50 and at most 100, such as 99.99",
              "configure another percentile, or leave it out"));
    }
  }

  /** A method with its default parameters. */
  public static Calibration of(CalibrationMethod method) {
    return new Calibration(method, DEFAULT_PERCENTILE);
  }
}
