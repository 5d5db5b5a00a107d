package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;

/**
 * Cuts as many values off either end, as ONNX Runtime's PercentileCalibrater does for asymmetric
 * ranges (onnxruntime/python/tools/quantization/calibrate.py). Between two values it interpolates
 * as numpy.percentile does, so that a handful of values is hardly clipped. Percentiles for
 * activations are studied in H. Wu et al.: "Integer quantization for deep learning inference", <a
 * href="https://arxiv.org/abs/2004.09602">arXiv:2004.09602</a>.
 *
 * @param percentile percentage of the values that are kept
 */
record PercentileRange(double percentile) implements RangeMethod {

  @Override
  public ActivationRange choose(TensorObservation observed) {
    return observed
        .histogram()
        .map(
            histogram -> {
              double cut = (100 - percentile) / 200;
              return new ActivationRange(
                  (float) quantile(histogram, observed.range(), cut),
                  (float) quantile(histogram, observed.range(), 1 - cut));
            })
        .orElse(observed.range());
  }

  private static double quantile(Histogram histogram, ActivationRange range, double fraction) {
    double rank = fraction * (histogram.total() - 1);
    long below = (long) rank;
    double low = value(histogram, range, below);
    double high = value(histogram, range, Math.min(below + 1, histogram.total() - 1));
    return low + (rank - below) * (high - low);
  }

  /** About the value that as many others as the rank are not above; exact at both ends. */
  private static double value(Histogram histogram, ActivationRange range, long rank) {
    if (rank == 0) {
      return range.min();
    }
    if (rank == histogram.total() - 1) {
      return range.max();
    }
    long before = 0;
    int bin = 0;
    while (before + histogram.count(bin) <= rank) {
      before += histogram.count(bin);
      bin++;
    }
    double low = Math.max(histogram.low(bin), range.min());
    double high = Math.min(histogram.high(bin), range.max());
    return low + (rank - before + 0.5) / histogram.count(bin) * (high - low);
  }
}
