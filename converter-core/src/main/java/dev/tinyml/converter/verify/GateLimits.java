package dev.tinyml.converter.verify;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;

/**
 * What a conversion may cost.
 *
 * @param maxFloatDifference largest absolute difference between the float graph and the float
 *     TensorFlow Lite model, and between Keras' predictions and the graph
 * @param warnAccuracyDropPercent percentage points of accuracy lost from which a warning is given
 * @param maxAccuracyDropPercent percentage points of accuracy lost from which the build fails
 */
public record GateLimits(
    double maxFloatDifference, double warnAccuracyDropPercent, double maxAccuracyDropPercent) {

  /**
   * Checks that each limit can be kept and broken; no drop is above a limit that is no number.
   *
   * @throws ProblemException when a limit is negative or NaN
   */
  public GateLimits {
    Problems problems = new Problems();
    check(problems, "<maxFloatDifference>", maxFloatDifference);
    check(problems, "<warnAccuracyDrop>", warnAccuracyDropPercent);
    check(problems, "<maxAccuracyDrop>", maxAccuracyDropPercent);
    problems.throwIfAny();
  }

  private static void check(Problems problems, String what, double limit) {
    if (!(limit >= 0)) {
      problems.add(
          "gate-limit",
          ProblemKind.CONFIGURATION,
          what,
          String.valueOf(limit),
          "a number of 0 or more",
          "configure another limit, or leave it out");
    }
  }

  /** The usual limits: 0.001, warning from 2 points, failure from 5 points. */
  public static final GateLimits DEFAULT = new GateLimits(0.001, 2, 5);
}
