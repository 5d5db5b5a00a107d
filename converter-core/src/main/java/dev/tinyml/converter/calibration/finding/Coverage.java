package dev.tinyml.converter.calibration.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The range of one input on the representative samples, and what of the held-out samples lies
 * beyond it. Not thread-safe; representative samples first.
 */
final class Coverage {
  private final Channels channels;
  private final double[] low;
  private final double[] high;
  private final long[] beyond;
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;
  private final List<SampleReach> reaches = new ArrayList<>();
  private double heldOutSmallest = Double.POSITIVE_INFINITY;
  private double heldOutLargest = Double.NEGATIVE_INFINITY;
  private long beyondInput;
  private int representative;
  private int heldOut;

  Coverage(Channels channels) {
    this.channels = channels;
    low = new double[channels.count()];
    high = new double[channels.count()];
    beyond = new long[channels.count()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** Takes account of a representative sample. */
  void addRepresentative(int sample, float[] values) {
    representative++;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int channel = 0;
    for (float value : values) {
      low[channel] = Math.min(low[channel], value);
      high[channel] = Math.max(high[channel], value);
      min = Math.min(min, value);
      max = Math.max(max, value);
      channel = channel + 1 == channels.count() ? 0 : channel + 1;
    }
    smallest = Math.min(smallest, min);
    largest = Math.max(largest, max);
    reaches.add(new SampleReach(sample, min, max));
  }

  /** Takes account of a held-out sample. */
  void addHeldOut(float[] values) {
    heldOut++;
    int channel = 0;
    for (float value : values) {
      if (value < low[channel] || value > high[channel]) {
        beyond[channel]++;
        if (value < smallest || value > largest) {
          beyondInput++;
        }
      }
      heldOutSmallest = Math.min(heldOutSmallest, value);
      heldOutLargest = Math.max(heldOutLargest, value);
      channel = channel + 1 == channels.count() ? 0 : channel + 1;
    }
  }

  /** Whether there are samples of both kinds. */
  boolean isComparable() {
    return representative > 0 && heldOut > 0;
  }

  int representative() {
    return representative;
  }

  double smallest() {
    return smallest;
  }

  double largest() {
    return largest;
  }

  double heldOutSmallest() {
    return heldOutSmallest;
  }

  double heldOutLargest() {
    return heldOutLargest;
  }

  /** Width of the input's range on representative samples. */
  double width() {
    return largest - smallest;
  }

  /** Width of a channel's range on representative samples. */
  double width(int channel) {
    return high[channel] - low[channel];
  }

  /** The samples that stretch the range, if a few do. */
  Optional<Outliers> outliers() {
    return Outliers.among(reaches);
  }

  /** Share of the held-out values beyond the input's range. */
  double shareBeyond() {
    return (double) beyondInput / ((double) heldOut * channels.count() * channels.steps());
  }

  /** Share of a channel's held-out values beyond the channel's range. */
  double shareBeyond(int channel) {
    return (double) beyond[channel] / ((double) heldOut * channels.steps());
  }
}
