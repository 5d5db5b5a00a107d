package dev.tinyml.converter.calibration.finding;

/**
 * Counts samples whose values are all the same, and those in which one channel never changes. Not
 * thread-safe.
 */
final class FlatSamples {
  /** Differences of float32's rounding are none. */
  private static final double NEGLIGIBLE = 1e-6;

  private final Channels channels;
  private final int[] flatChannels;
  private int flat;

  FlatSamples(Channels channels) {
    this.channels = channels;
    flatChannels = new int[channels.count()];
  }

  /** Takes account of a sample. */
  void add(float[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int channel = 0; channel < channels.count(); channel++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = channel; i < values.length; i += channels.count()) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
      if (isFlat(low, high)) {
        flatChannels[channel]++;
      }
      min = Math.min(min, low);
      max = Math.max(max, high);
    }
    if (isFlat(min, max)) {
      flat++;
    }
  }

  private static boolean isFlat(double low, double high) {
    return high - low <= NEGLIGIBLE * Math.max(Math.abs(low), Math.abs(high));
  }

  /** Samples whose values are all the same. */
  int flat() {
    return flat;
  }

  /** Samples in which a channel never changes. */
  int flat(int channel) {
    return flatChannels[channel];
  }
}
