package dev.tinyml.converter.range;

import java.util.Arrays;

/**
 * The squared error that quantizing a tensor's values would make, as a function of the range. For
 * the values in a bin of the histogram, taken as spread evenly over it, the error is integrated in
 * closed form, rounding and clipping both. Immutable and thread-safe.
 */
final class QuantizationNoise {
  private final Grid grid;
  private final double[] lows;
  private final double[] highs;

  /** Sums over the bins before one, of counts, values and squares. */
  private final double[] counts;

  private final double[] sums;
  private final double[] squares;

  QuantizationNoise(Histogram histogram, double min, double max, Grid grid) {
    this.grid = grid;
    int bins = histogram.bins();
    lows = new double[bins];
    highs = new double[bins];
    counts = new double[bins + 1];
    sums = new double[bins + 1];
    squares = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      double low = Math.max(histogram.low(i), min);
      double high = Math.min(histogram.high(i), max);
      double count = histogram.count(i);
      lows[i] = low;
      highs[i] = high;
      counts[i + 1] = counts[i] + count;
      sums[i + 1] = sums[i] + count * (low + high) / 2;
      squares[i + 1] = squares[i] + count * (low * low + low * high + high * high) / 3;
    }
  }

  /**
   * The sum of squared errors.
   *
   * @param low where the range begins, at most 0
   * @param high where it ends, at least 0 and above low
   */
  double of(double low, double high) {
    double bound = Math.max(-low, high);
    double step = grid.symmetric() ? 2 * bound / grid.steps() : (high - low) / grid.steps();
    double least = Math.rint((grid.symmetric() ? -bound : low) / step);
    Cells cells = new Cells(step, least, least + grid.steps());
    int begin = firstFrom(lows, cells.begin());
    int end = Math.max(begin, firstBeyond(highs, cells.end()));
    int zeroBegin = within(firstFrom(lows, -step / 2), begin, end);
    int zeroEnd = within(firstBeyond(highs, step / 2), zeroBegin, end);
    // A bin across an end of the range is among the inner ones.
    begin = Math.max(0, begin - 1);
    end = Math.min(lows.length, end + 1);
    return clipped(0, begin, cells.begin())
        + inner(cells, begin, zeroBegin)
        + (squares[zeroEnd] - squares[zeroBegin])
        + inner(cells, zeroEnd, end)
        + clipped(end, lows.length, cells.end());
  }

  private static int within(int index, int begin, int end) {
    return Math.max(begin, Math.min(end, index));
  }

  private double clipped(int begin, int end, double to) {
    return squares[end]
        - squares[begin]
        - 2 * to * (sums[end] - sums[begin])
        + to * to * (counts[end] - counts[begin]);
  }

  private double inner(Cells cells, int begin, int end) {
    double sum = 0;
    for (int i = begin; i < end; i++) {
      double width = highs[i] - lows[i];
      double mean =
          width > 0
              ? (cells.integral(highs[i]) - cells.integral(lows[i])) / width
              : cells.error(lows[i]);
      sum += (counts[i + 1] - counts[i]) * mean;
    }
    return sum;
  }

  /** Index of the first value not below a limit. */
  private static int firstFrom(double[] ascending, double limit) {
    int found = Arrays.binarySearch(ascending, limit);
    return found >= 0 ? found : -found - 1;
  }

  /** Index of the first value above a limit. */
  private static int firstBeyond(double[] ascending, double limit) {
    int found = Arrays.binarySearch(ascending, limit);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * The values that are rounded to the same number, and those beyond the first and last of them.
   *
   * @param step from one number to the next
   * @param first least number, in steps
   * @param last largest number, in steps
   */
  private record Cells(double step, double first, double last) {

    double begin() {
      return first * step;
    }

    double end() {
      return last * step;
    }

    double error(double value) {
      double rest = value - nearest(value) * step;
      return rest * rest;
    }

    /** Of the squared error, from 0 to a value: a whole cell adds step³/12. */
    double integral(double value) {
      double cell = nearest(value);
      double rest = value - cell * step;
      return cell * step * step * step / 12 + rest * rest * rest / 3;
    }

    private double nearest(double value) {
      return Math.max(first, Math.min(last, Math.rint(value / step)));
    }
  }
}
