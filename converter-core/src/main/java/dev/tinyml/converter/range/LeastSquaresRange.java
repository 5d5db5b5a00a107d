package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import java.util.Optional;

/**
 * The range with the least mean squared error of quantization: a smaller one has smaller steps and
 * clips more. R. Banner et al.: "Post training 4-bit quantization of convolutional networks for
 * rapid-deployment" (ACIQ), <a href="https://arxiv.org/abs/1810.05723">arXiv:1810.05723</a>, find
 * it for distributions with a formula; here it is searched on the histogram, both ends apart, so
 * the distribution need not have one. The ends are tried in steps of 4 %: first both together, then
 * one after the other from the best found and from the whole range, in the end in finer steps.
 *
 * @param grid what values are rounded to
 */
record LeastSquaresRange(Grid grid) implements RangeMethod {
  private static final double COARSE = StrictMath.pow(2, -1.0 / 16);
  private static final double FINE = StrictMath.pow(2, -1.0 / 64);

  /** An end may become a 4096th of the extreme value. */
  private static final int COARSE_STEPS = 12 * 16;

  private static final int FINE_STEPS = 4;
  private static final int ROUNDS = 2;

  @Override
  public ActivationRange choose(TensorObservation observed) {
    double min = Math.min(0, observed.range().min());
    double max = Math.max(0, observed.range().max());
    Optional<Histogram> histogram = observed.histogram();
    if (histogram.isEmpty() || min == max) {
      return observed.range();
    }
    QuantizationNoise noise =
        new QuantizationNoise(
            histogram.get(), observed.range().min(), observed.range().max(), grid);
    Candidate whole = new Candidate(min, max, noise.of(min, max));
    Candidate together = whole;
    double factor = 1;
    for (int i = 0; i < COARSE_STEPS; i++) {
      factor *= COARSE;
      together = together.orBetter(noise, min * factor, max * factor);
    }
    Candidate one = refined(noise, min, max, whole);
    Candidate other = refined(noise, min, max, together);
    Candidate best = other.error() < one.error() ? other : one;
    return new ActivationRange((float) best.low(), (float) best.high());
  }

  private static Candidate refined(
      QuantizationNoise noise, double min, double max, Candidate start) {
    Candidate best = start;
    for (int round = 0; round < ROUNDS; round++) {
      best = alongHigh(noise, max, COARSE, COARSE_STEPS, best);
      best = alongLow(noise, min, COARSE, COARSE_STEPS, best);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double most = best.high() / StrictMath.pow(FINE, FINE_STEPS);
      double least = best.low() / StrictMath.pow(FINE, FINE_STEPS);
      best = alongHigh(noise, Math.min(max, most), FINE, 2 * FINE_STEPS, best);
      best = alongLow(noise, Math.max(min, least), FINE, 2 * FINE_STEPS, best);
    }
    return best;
  }

  private static Candidate alongHigh(
      QuantizationNoise noise, double from, double factor, int steps, Candidate start) {
    Candidate best = start;
    double high = from;
    for (int i = 0; i <= steps && from > 0; i++) {
      best = best.orBetter(noise, start.low(), high);
      high *= factor;
    }
    return best;
  }

  private static Candidate alongLow(
      QuantizationNoise noise, double from, double factor, int steps, Candidate start) {
    Candidate best = start;
    double low = from;
    for (int i = 0; i <= steps && from < 0; i++) {
      best = best.orBetter(noise, low, start.high());
      low *= factor;
    }
    return best;
  }

  /** A range and its error. */
  private record Candidate(double low, double high, double error) {

    Candidate orBetter(QuantizationNoise noise, double otherLow, double otherHigh) {
      double otherError = noise.of(otherLow, otherHigh);
      return otherError < error ? new Candidate(otherLow, otherHigh, otherError) : this;
    }
  }
}
