package dev.tinyml.converter.blame;

import java.util.Arrays;

/**
 * How an operator's float results fill the range that quantization gives them, and how their
 * channels, the slices along the last axis, differ. Not thread-safe.
 */
final class RangeFacts {
  private static final int BINS = 256;
  private static final int MOST_CHANNELS = 4096;

  private final long[] bins = new long[BINS];
  private final float[] channelLow;
  private final float[] channelHigh;
  private long values;

  /**
   * @param channels size of the last axis
   */
  RangeFacts(int channels) {
    int kept = channels <= MOST_CHANNELS ? channels : 0;
    channelLow = new float[kept];
    channelHigh = new float[kept];
    Arrays.fill(channelLow, Float.POSITIVE_INFINITY);
    Arrays.fill(channelHigh, Float.NEGATIVE_INFINITY);
  }

  void add(float[] results, StoredValues form) {
    int channels = channelLow.length;
    for (int i = 0; i < results.length; i++) {
      float value = results[i];
      if (Float.isFinite(value)) {
        if (channels > 0) {
          int channel = i % channels;
          channelLow[channel] = Math.min(channelLow[channel], value);
          channelHigh[channel] = Math.max(channelHigh[channel], value);
        }
        if (form.isQuantized()) {
          values++;
          bins[(int) ((long) form.level(value) * BINS / form.levels())]++;
        }
      }
    }
  }

  void add(RangeFacts other) {
    values += other.values;
    for (int i = 0; i < BINS; i++) {
      bins[i] += other.bins[i];
    }
    for (int i = 0; i < channelLow.length; i++) {
      channelLow[i] = Math.min(channelLow[i], other.channelLow[i]);
      channelHigh[i] = Math.max(channelHigh[i], other.channelHigh[i]);
    }
  }

  /**
   * The narrowest part of the range that holds some fraction of the values.
   *
   * @param fraction above 0, at most 1
   * @return as a fraction of the range, a multiple of 1/256; 1 when nothing is known
   */
  double bulk(double fraction) {
    long needed = (long) Math.ceil(values * fraction);
    int best = BINS;
    int first = 0;
    long within = 0;
    for (int last = 0; last < BINS && values > 0; last++) {
      within += bins[last];
      while (within - bins[first] >= needed) {
        within -= bins[first++];
      }
      if (within >= needed) {
        best = Math.min(best, last - first + 1);
      }
    }
    return (double) best / BINS;
  }

  /** Number of channels; 0 when there are none or too many. */
  int channels() {
    return channelLow.length;
  }

  /** The largest absolute value of each channel. */
  double[] channelReach() {
    double[] reach = new double[channelLow.length];
    for (int i = 0; i < reach.length; i++) {
      boolean seen = channelLow[i] <= channelHigh[i];
      reach[i] = seen ? Math.max(Math.abs(channelLow[i]), Math.abs(channelHigh[i])) : 0;
    }
    return reach;
  }

  /** Number of channels that are the same for every sample and place. */
  int constantChannels() {
    int constant = 0;
    for (int i = 0; i < channelLow.length; i++) {
      constant += channelLow[i] >= channelHigh[i] ? 1 : 0;
    }
    return constant;
  }
}
