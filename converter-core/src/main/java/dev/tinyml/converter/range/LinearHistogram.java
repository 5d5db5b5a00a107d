package dev.tinyml.converter.range;

import dev.tinyml.converter.report.HistogramReport;
import dev.tinyml.converter.tflite.ActivationRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a histogram into bins of equal width, for people to look at. Stateless. */
final class LinearHistogram {
  private static final int BINS = 64;

  /**
   * The same values in bins of equal width; those of an old bin that belongs to two new ones are
   * taken as spread evenly.
   *
   * @return empty when all values are the same, so that there is nothing to see
   */
  Optional<HistogramReport> of(TensorObservation observed) {
    ActivationRange range = observed.range();
    return observed
        .histogram()
        .filter(histogram -> range.min() < range.max())
        .map(histogram -> rebinned(histogram, range));
  }

  private static HistogramReport rebinned(Histogram histogram, ActivationRange range) {
    double min = range.min();
    double width = ((double) range.max() - min) / BINS;
    List<Long> counts = new ArrayList<>();
    long before = 0;
    double sum = 0;
    int bin = 0;
    for (int i = 1; i <= BINS; i++) {
      double edge = min + i * width;
      while (bin < histogram.bins() && Math.min(histogram.high(bin), range.max()) < edge) {
        sum += histogram.count(bin);
        bin++;
      }
      double partial = 0;
      if (bin < histogram.bins() && Math.max(histogram.low(bin), min) < edge) {
        double low = Math.max(histogram.low(bin), min);
        double high = Math.min(histogram.high(bin), range.max());
        partial = histogram.count(bin) * (edge - low) / (high - low);
      }
      long upTo = i == BINS ? histogram.total() : Math.round(sum + partial);
      counts.add(upTo - before);
      before = upTo;
    }
    return new HistogramReport(min, range.max(), counts);
  }
}
