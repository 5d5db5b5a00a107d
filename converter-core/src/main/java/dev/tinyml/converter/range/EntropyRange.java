package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import java.util.Arrays;
import java.util.Optional;

/**
 * The range whose quantized distribution has the least Kullback-Leibler divergence from the clipped
 * one, as in TensorRT's calibrator: S. Migacz: "8-bit inference with TensorRT", GPU Technology
 * Conference 2017. Magnitudes go to 2048 bins of equal width; each number of bins is a candidate
 * for where to clip, and the values behind count into the last bin. Zeros, which every grid holds,
 * count as the values beside them do, as in NVIDIA's pytorch-quantization (calib/histogram.py). A
 * tensor that is nowhere negative has all 256 numbers for its magnitudes, others have 128.
 */
record EntropyRange() implements RangeMethod {
  private static final int BINS = 2048;

  /** Finer than the bins of the histogram are at the candidates. */
  private static final int STRIDE = 16;

  /** With nearly all values in the last bin, two distributions would be as good as equal. */
  private static final double MOST_CLIPPED = 0.01;

  /** Instead of nothing, whose logarithm is infinite, where only clipped values are in a bin. */
  private static final double EMPTY = 1e-12;

  @Override
  public ActivationRange choose(TensorObservation observed) {
    ActivationRange range = observed.range();
    Optional<Histogram> histogram = observed.histogram();
    double largest = Math.max(-range.min(), range.max());
    if (histogram.isEmpty() || largest == 0) {
      return range;
    }
    double[] bins = magnitudes(histogram.get(), largest);
    int levels = range.min() < 0 && range.max() > 0 ? 128 : 256;
    int best = BINS;
    double least = Double.POSITIVE_INFINITY;
    for (int count = levels; count <= BINS; count += STRIDE) {
      double divergence = divergence(bins, count, levels);
      if (divergence < least) {
        least = divergence;
        best = count;
      }
    }
    float limit = (float) (largest * best / BINS);
    return new ActivationRange(
        Math.max(Math.min(0, range.min()), -limit), Math.min(Math.max(0, range.max()), limit));
  }

  /** Counts of magnitudes in bins of equal width; values of a bin are spread evenly over it. */
  private static double[] magnitudes(Histogram histogram, double largest) {
    double[] bins = new double[BINS];
    double width = largest / BINS;
    for (int i = 0; i < histogram.bins(); i++) {
      double low = Math.min(Math.abs(histogram.low(i)), Math.abs(histogram.high(i)));
      double high = Math.max(Math.abs(histogram.low(i)), Math.abs(histogram.high(i)));
      high = Math.min(high, largest);
      int first = Math.min(BINS - 1, (int) (low / width));
      int last = Math.min(BINS - 1, (int) (high / width));
      for (int bin = first; bin <= last; bin++) {
        double overlap = Math.min(high, (bin + 1) * width) - Math.max(low, bin * width);
        double share = high > low ? Math.max(0, overlap) / (high - low) : bin == first ? 1 : 0;
        bins[bin] += histogram.count(i) * share;
      }
    }
    bins[0] = bins[1];
    return bins;
  }

  private static double divergence(double[] bins, int count, int levels) {
    double[] reference = Arrays.copyOf(bins, count);
    double clipped = 0;
    for (int i = count; i < bins.length; i++) {
      clipped += bins[i];
    }
    if (clipped > MOST_CLIPPED * Arrays.stream(bins).sum()) {
      return Double.POSITIVE_INFINITY;
    }
    reference[count - 1] += clipped;
    double[] quantized = new double[count];
    for (int level = 0; level < levels; level++) {
      int begin = (int) ((long) level * count / levels);
      int end = (int) ((level + 1L) * count / levels);
      double sum = 0;
      int filled = 0;
      for (int i = begin; i < end; i++) {
        sum += bins[i];
        filled += bins[i] > 0 ? 1 : 0;
      }
      for (int i = begin; i < end; i++) {
        quantized[i] = bins[i] > 0 ? sum / filled : 0;
      }
    }
    double all = Arrays.stream(reference).sum();
    double kept = Arrays.stream(quantized).sum();
    double divergence = 0;
    for (int i = 0; i < count && kept > 0; i++) {
      if (reference[i] > 0) {
        double share = reference[i] / all;
        divergence += share * StrictMath.log(share / Math.max(quantized[i] / kept, EMPTY));
      }
    }
    return kept > 0 ? divergence : Double.POSITIVE_INFINITY;
  }
}
