package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;

/**
 * Extremes of a tensor over the samples up to now, and their moving average: the first sample's
 * extremes, to which each later sample adds a hundredth of its difference. Exponential moving
 * averages of the ranges are those of B. Jacob et al.: "Quantization and Training of Neural
 * Networks for Efficient Integer-Arithmetic-Only Inference", section 3.1, <a
 * href="https://arxiv.org/abs/1712.05877">arXiv:1712.05877</a>. TensorFlow trains with a share of a
 * thousandth per batch (tensorflow/contrib/quantize, MovingAvgQuantize), which some hundred samples
 * could not move far from where they begin. Not thread-safe.
 */
final class RunningRange {
  private static final double SHARE_OF_NEXT = 0.01;

  private boolean empty = true;
  private float min;
  private float max;
  private double averageMin;
  private double averageMax;

  /** Takes in the next sample. */
  void add(float sampleMin, float sampleMax) {
    if (empty) {
      min = sampleMin;
      max = sampleMax;
      averageMin = sampleMin;
      averageMax = sampleMax;
      empty = false;
      return;
    }
    min = Math.min(min, sampleMin);
    max = Math.max(max, sampleMax);
    averageMin += SHARE_OF_NEXT * (sampleMin - averageMin);
    averageMax += SHARE_OF_NEXT * (sampleMax - averageMax);
  }

  boolean isEmpty() {
    return empty;
  }

  /** Smallest and largest value; of at least one sample. */
  ActivationRange range() {
    return new ActivationRange(min, max);
  }

  /** The average of smallest and largest values; of at least one sample. */
  ActivationRange movingAverage() {
    return new ActivationRange((float) averageMin, (float) averageMax);
  }
}
