package dev.tinyml.codegen.report.chart;

import dev.tinyml.converter.report.HistogramReport;

/**
 * A histogram with as many bins as a drawing has room for, over a range that shows both the values
 * and the range that was chosen for quantization.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends; above low
 * @param counts values per bin, fractions where a bin of the source lies over a border
 */
record Histogram(double low, double high, double[] counts) {

  /**
   * Shares the values of a histogram out to other bins.
   *
   * @param least must be within the new range
   * @param most must be within the new range
   */
  static Histogram of(HistogramReport source, double least, double most, int bins) {
    double low = Math.min(source.low(), least);
    double high = Math.max(source.high(), most);
    if (!(high - low > 0) || !Double.isFinite(high - low)) {
      // All values are the same, or a range beyond all reason: one bin in the middle.
      double[] counts = new double[bins];
      counts[bins / 2] = source.counts().stream().mapToDouble(Long::doubleValue).sum();
      return new Histogram(-1, 1, counts);
    }
    double[] counts = new double[bins];
    double from = source.low();
    double step = (source.high() - source.low()) / source.counts().size();
    for (int i = 0; i < source.counts().size(); i++) {
      spread(
          counts,
          (from + i * step - low) / (high - low) * bins,
          (from + (i + 1) * step - low) / (high - low) * bins,
          source.counts().get(i));
    }
    return new Histogram(low, high, counts);
  }

  private static void spread(double[] counts, double from, double to, double count) {
    int last = counts.length - 1;
    int first = Math.max(0, Math.min(last, (int) from));
    if (count == 0) {
      return;
    }
    if (to - from <= 0) {
      counts[first] += count;
      return;
    }
    for (int bin = first; bin <= last && bin < to; bin++) {
      double part = Math.min(to, bin + 1) - Math.max(from, bin);
      counts[bin] += count * Math.max(0, part) / (to - from);
    }
  }

  double most() {
    double most = 0;
    for (double count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
