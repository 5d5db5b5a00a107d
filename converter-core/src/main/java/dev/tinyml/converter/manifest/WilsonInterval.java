package dev.tinyml.converter.manifest;

import java.util.Locale;

/**
 * Where a share lies with a confidence of 95 %, by the score interval of Wilson, which also holds
 * for few samples and shares near 0 and 1: Journal of the American Statistical Association 22
 * (1927), 209-212.
 *
 * @param low 0 to 1
 * @param high 0 to 1
 */
public record WilsonInterval(double low, double high) {
  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The interval of a share that was counted.
   *
   * @param successes 0 to samples
   * @param samples at least 1
   */
  public static WilsonInterval of(double successes, int samples) {
    double share = successes / samples;
    double square = Z * Z / samples;
    double centre = (share + square / 2) / (1 + square);
    double half =
        Z / (1 + square) * Math.sqrt(share * (1 - share) / samples + square / (4.0 * samples));
    return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** The interval in percent: {@code 83.2 % to 94.5 %}. */
  public String describe() {
    return String.format(Locale.ROOT, "%.1f %% to %.1f %%", 100 * low, 100 * high);
  }
}
