package dev.tinyml.converter.range;

import java.util.Arrays;

/**
 * How often the values of a tensor fell into bins that are 1/64 of a power of two wide: the error
 * of a value taken from a bin is below 1.6 % of the value, whether outliers are a thousand times
 * larger or not. Zero has a bin of its own. Bins with a relative width are those of C. Masson, J.
 * E. Rim, H. K. Lee: "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees", VLDB 2019, <a href="https://arxiv.org/abs/1908.10693">arXiv:1908.10693</a>, linear
 * within a power of two, as its variant with linear interpolation has them. Bins without values are
 * left out. Immutable.
 */
public final class Histogram {
  /** Bins from one power of two to the next. */
  static final int BINS_PER_OCTAVE = 64;

  /** How many bits of a float within a bin vary. */
  static final int BIN_SHIFT = 17;

  private static final int MAGNITUDE_ROWS = 1 << 8;

  private final double[] lows;
  private final double[] highs;
  private final long[] counts;
  private final long total;

  private Histogram(double[] lows, double[] highs, long[] counts) {
    this.lows = lows;
    this.highs = highs;
    this.counts = counts;
    total = Arrays.stream(counts).sum();
  }

  /** From counts by sign and exponent, then by the first bits of the mantissa. */
  static Histogram of(long[][] rows) {
    int bins = 0;
    for (long[] row : rows) {
      bins += row == null ? 0 : (int) Arrays.stream(row).filter(count -> count > 0).count();
    }
    double[] lows = new double[bins];
    double[] highs = new double[bins];
    long[] counts = new long[bins];
    int bin = 0;
    for (int row = MAGNITUDE_ROWS - 1; row >= 0; row--) {
      long[] negative = rows[row + MAGNITUDE_ROWS];
      for (int i = BINS_PER_OCTAVE - 1; i >= 0 && negative != null; i--) {
        int code = row * BINS_PER_OCTAVE + i;
        if (negative[i] > 0 && code > 0) {
          lows[bin] = -edge(code + 1);
          highs[bin] = -edge(code);
          counts[bin++] = negative[i];
        }
      }
    }
    long zeros = first(rows[0]) + first(rows[MAGNITUDE_ROWS]);
    if (zeros > 0) {
      counts[bin++] = zeros;
    }
    for (int row = 0; row < MAGNITUDE_ROWS; row++) {
      long[] positive = rows[row];
      for (int i = 0; i < BINS_PER_OCTAVE && positive != null; i++) {
        int code = row * BINS_PER_OCTAVE + i;
        if (positive[i] > 0 && code > 0) {
          lows[bin] = edge(code);
          highs[bin] = edge(code + 1);
          counts[bin++] = positive[i];
        }
      }
    }
    return new Histogram(
        Arrays.copyOf(lows, bin), Arrays.copyOf(highs, bin), Arrays.copyOf(counts, bin));
  }

  private static long first(long[] row) {
    return row == null ? 0 : row[0];
  }

  private static double edge(int code) {
    return Float.intBitsToFloat(code << BIN_SHIFT);
  }

  /** Number of bins, which are in the order of their values. */
  public int bins() {
    return counts.length;
  }

  /** Where a bin begins; 0 for the bin of zero. */
  public double low(int bin) {
    return lows[bin];
  }

  /** Where a bin ends; 0 for the bin of zero. */
  public double high(int bin) {
    return highs[bin];
  }

  /** Number of values in a bin, at least 1. */
  public long count(int bin) {
    return counts[bin];
  }

  /** Number of all values. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram that
        && Arrays.equals(lows, that.lows)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lows) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return total + " values in " + counts.length + " bins";
  }
}
