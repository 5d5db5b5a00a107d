package dev.tinyml.converter.calibration;

/**
 * How the representative samples are drawn.
 *
 * @param calibrationSamples how many to draw
 * @param seed of the draw
 */
public record SplitOptions(int calibrationSamples, long seed) {
  /** 200 samples, seed 42. */
  public static final SplitOptions DEFAULT = new SplitOptions(200, 42);
}
