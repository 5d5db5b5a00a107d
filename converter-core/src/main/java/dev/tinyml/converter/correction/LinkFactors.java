package dev.tinyml.converter.correction;

import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Arrays;

/** The factors of one link, and their effect on its weights. Not thread-safe. */
final class LinkFactors {
  /** Sums of products with activations stay within float32. */
  private static final float LARGEST = 1e15f;

  private final Link link;
  private final LinkWeights weights;
  private final ScaleRounding rounding;

  /** By what each channel of the first layer has been divided so far. */
  private final double[] total;

  LinkFactors(Link link, LinkWeights weights, ScaleRounding rounding) {
    this.link = link;
    this.weights = weights;
    this.rounding = rounding;
    total = new double[link.first().channels()];
    Arrays.fill(total, 1);
  }

  /**
   * Brings both layers together as far as possible.
   *
   * @return the largest factor, or one over the smallest, whichever is more; 1 for no change
   */
  double equalize() {
    double[] factors = factors();
    double most = 1;
    for (int c = 0; c < factors.length; c++) {
      total[c] *= factors[c];
      most = Math.max(most, Math.max(factors[c], 1 / factors[c]));
    }
    if (most > 1) {
      apply(factors);
    }
    return most;
  }

  /** Whether any channel has got another factor than 1. */
  boolean hasChanged() {
    return Arrays.stream(total).anyMatch(factor -> factor != 1);
  }

  EqualizedLink summary() {
    return new EqualizedLink(
        link.first().output().spec().name(),
        link.second().output().spec().name(),
        (int) Arrays.stream(total).filter(factor -> factor != 1).count(),
        Arrays.stream(total).min().orElse(1),
        Arrays.stream(total).max().orElse(1));
  }

  private double[] factors() {
    double[] first = new double[total.length];
    double[] second = new double[total.length];
    float[] written = weights.values(link.first().weights());
    float[] read = weights.values(link.second().weights());
    for (int i = 0; i < written.length; i++) {
      int channel = link.first().outputChannel(i);
      first[channel] = Math.max(first[channel], Math.abs(written[i]));
    }
    for (int i = 0; i < read.length; i++) {
      int channel = link.channelRead(i);
      second[channel] = Math.max(second[channel], Math.abs(read[i]));
    }
    double[] least = leastByBias();
    double[] factors = new double[total.length];
    for (int c = 0; c < factors.length; c++) {
      double factor = 1;
      // A channel that is never written or never read has no range to equalize.
      if (first[c] > 0 && second[c] > 0) {
        factor = rounding.round(Math.sqrt(first[c] / second[c]), least[c]);
      }
      factors[c] = factor;
    }
    keepExact(factors, written, read);
    return factors;
  }

  /** The least factors with which no bias becomes larger than the largest now is. */
  private double[] leastByBias() {
    double[] least = new double[total.length];
    link.first()
        .bias()
        .ifPresent(
            bias -> {
              float[] biases = weights.values(bias);
              double largest = 0;
              for (float value : biases) {
                largest = Math.max(largest, Math.abs(value));
              }
              for (int c = 0; c < least.length && largest > 0; c++) {
                least[c] = Math.abs(biases[c]) / largest;
              }
            });
    return least;
  }

  /** Leaves channels alone whose values would get out of what float32 holds with all its digits. */
  private void keepExact(double[] factors, float[] written, float[] read) {
    for (int i = 0; i < written.length; i++) {
      int channel = link.first().outputChannel(i);
      if (!isSafe(written[i] / factors[channel])) {
        factors[channel] = 1;
      }
    }
    for (int i = 0; i < read.length; i++) {
      int channel = link.channelRead(i);
      if (!isSafe(read[i] * factors[channel])) {
        factors[channel] = 1;
      }
    }
    link.first()
        .bias()
        .ifPresent(
            bias -> {
              float[] biases = weights.values(bias);
              for (int c = 0; c < factors.length; c++) {
                if (!isSafe(biases[c] / factors[c])) {
                  factors[c] = 1;
                }
              }
            });
  }

  private static boolean isSafe(double value) {
    double size = Math.abs(value);
    return size == 0 || (size >= Float.MIN_NORMAL && size <= LARGEST);
  }

  private void apply(double[] factors) {
    TfliteTensor first = link.first().weights();
    float[] written = weights.values(first);
    for (int i = 0; i < written.length; i++) {
      written[i] = (float) (written[i] / factors[link.first().outputChannel(i)]);
    }
    weights.change(first);
    link.first()
        .bias()
        .ifPresent(
            bias -> {
              float[] biases = weights.values(bias);
              for (int c = 0; c < factors.length; c++) {
                biases[c] = (float) (biases[c] / factors[c]);
              }
              weights.change(bias);
            });
    TfliteTensor second = link.second().weights();
    float[] read = weights.values(second);
    for (int i = 0; i < read.length; i++) {
      read[i] = (float) (read[i] * factors[link.channelRead(i)]);
    }
    weights.change(second);
  }
}
