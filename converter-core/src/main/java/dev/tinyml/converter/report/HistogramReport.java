package dev.tinyml.converter.report;

import java.util.List;

/**
 * How often the values of a tensor fell into bins of equal width.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends
 * @param counts values per bin, from low to high
 */
public record HistogramReport(double low, double high, List<Long> counts) {
  public HistogramReport {
    counts = List.copyOf(counts);
  }
}
