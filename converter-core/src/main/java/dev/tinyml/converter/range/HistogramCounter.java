package dev.tinyml.converter.range;

/**
 * Counts values into the bins of a {@link Histogram}. What is counted does not depend on the order
 * of the values, and counters of several threads add up to one that saw all values. A bin is found
 * by the first bits of a float's representation, so none ever has to be moved; memory is taken for
 * the powers of two that occur, at most 260 KB. Not thread-safe.
 */
final class HistogramCounter {
  /** Sign and exponent of a float. */
  private static final int ROWS = 1 << 9;

  private static final int BIN_BITS = Integer.numberOfTrailingZeros(Histogram.BINS_PER_OCTAVE);

  private final long[][] rows = new long[ROWS][];

  /**
   * Counts values.
   *
   * @param bits representations of finite values as of {@link Float#floatToRawIntBits}
   * @param length how many of them count
   */
  void add(int[] bits, int length) {
    for (int i = 0; i < length; i++) {
      int bin = bits[i] >>> Histogram.BIN_SHIFT;
      row(bin)[bin & Histogram.BINS_PER_OCTAVE - 1]++;
    }
  }

  /**
   * Counts values of one bin.
   *
   * @param bin the first bits of the values' representations
   */
  void add(int bin, int count) {
    row(bin)[bin & Histogram.BINS_PER_OCTAVE - 1] += count;
  }

  private long[] row(int bin) {
    int number = bin >>> BIN_BITS;
    long[] row = rows[number];
    if (row == null) {
      row = new long[Histogram.BINS_PER_OCTAVE];
      rows[number] = row;
    }
    return row;
  }

  /** Adds what another counter has counted. */
  void add(HistogramCounter other) {
    for (int r = 0; r < ROWS; r++) {
      long[] more = other.rows[r];
      if (more != null && rows[r] == null) {
        rows[r] = more.clone();
      } else if (more != null) {
        for (int i = 0; i < more.length; i++) {
          rows[r][i] += more[i];
        }
      }
    }
  }

  /** What has been counted up to now. */
  Histogram histogram() {
    return Histogram.of(rows);
  }
}
