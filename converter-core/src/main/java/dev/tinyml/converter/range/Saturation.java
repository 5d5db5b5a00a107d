package dev.tinyml.converter.range;

/**
 * What a range cuts off from values that it was not made of.
 *
 * @param share fraction of the values beyond the limits, from 0 to 1
 * @param loss power of what is cut off of them, as a fraction of the variance of all values: 0.001
 *     is an error 30 dB below the signal; values at most a step beyond the range lose nothing more
 *     than rounding takes, and don't count; infinite where constant values are cut off
 */
public record Saturation(double share, double loss) {

  /** Of sums over all values of a tensor. */
  static Saturation of(long values, long beyond, double cutOff, double sum, double squares) {
    double variance = Math.max(0, squares - sum * sum / values);
    return new Saturation((double) beyond / values, cutOff == 0 ? 0 : cutOff / variance);
  }
}
