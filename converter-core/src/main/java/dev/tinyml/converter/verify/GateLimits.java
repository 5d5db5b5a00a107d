package dev.tinyml.converter.verify;

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

  /** The usual limits: 0.001, warning from 2 points, failure from 5 points. */
  public static final GateLimits DEFAULT = new GateLimits(0.001, 2, 5);
}
