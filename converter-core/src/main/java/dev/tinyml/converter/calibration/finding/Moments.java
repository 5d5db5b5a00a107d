package dev.tinyml.converter.calibration.finding;

import java.util.Arrays;

/**
 * Mean, deviation, smallest and largest of each value of a sample, gathered in one pass by
 * Welford's recurrence (Technometrics 4 (1962), 419-420). Not thread-safe.
 */
final class Moments {
  private final double[] means;
  private final double[] squares;
  private final double[] smallest;
  private final double[] largest;
  private int samples;

  /**
   * @param values of a sample
   */
  Moments(int values) {
    means = new double[values];
    squares = new double[values];
    smallest = new double[values];
    largest = new double[values];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  /** Takes account of a sample. */
  void add(float[] sample) {
    samples++;
    double share = 1.0 / samples;
    for (int i = 0; i < sample.length; i++) {
      double value = sample[i];
      double distance = value - means[i];
      means[i] += distance * share;
      squares[i] += distance * (value - means[i]);
      smallest[i] = Math.min(smallest[i], value);
      largest[i] = Math.max(largest[i], value);
    }
  }

  /** Mean of a value over all samples. */
  double mean(int value) {
    return means[value];
  }

  /** Variance of a value over all samples. */
  double variance(int value) {
    return squares[value] / samples;
  }

  /** Whether a value is the same in all samples. */
  boolean isConstant(int value) {
    return smallest[value] == largest[value];
  }

  /** Number of values of a sample. */
  int size() {
    return means.length;
  }

  /**
   * The distribution of all values of a channel, after each was multiplied and moved.
   *
   * @param factors one per value
   * @param offsets one per value
   */
  Distribution channel(Channels channels, int channel, double[] factors, double[] offsets) {
    double mean = 0;
    double square = 0;
    for (int i = channel; i < means.length; i += channels.count()) {
      double moved = means[i] * factors[i] + offsets[i];
      mean += moved / channels.steps();
      square += (variance(i) * factors[i] * factors[i] + moved * moved) / channels.steps();
    }
    return new Distribution(mean, Math.sqrt(Math.max(0, square - mean * mean)));
  }

  /**
   * Mean and standard deviation.
   *
   * @param mean of all values
   * @param deviation at least 0
   */
  record Distribution(double mean, double deviation) {}
}
