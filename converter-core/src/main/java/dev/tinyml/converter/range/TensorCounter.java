package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import java.nio.IntBuffer;
import java.util.Optional;

/**
 * Takes in the values of one tensor: the extremes of the sample that is running, and a histogram of
 * all samples. Not thread-safe.
 */
final class TensorCounter {
  private static final int ALL_BUT_SIGN = 0x7fff_ffff;
  private static final int LARGEST = ordered(Float.floatToRawIntBits(Observer.LARGEST));

  private final HistogramCounter histogram = new HistogramCounter();
  private Optional<DenseCounter> dense = Optional.empty();
  private long values;
  private int min;
  private int max;

  TensorCounter() {
    endSample();
  }

  /** Number of values that were taken in. */
  long values() {
    return values;
  }

  /** Takes 256 KB of memory for speed from now on. */
  void speedUp() {
    dense = Optional.of(new DenseCounter(histogram));
  }

  /**
   * Takes in values.
   *
   * @param more representations of floats
   * @param scratch memory for some of them
   * @return whether all were numbers within {@link Observer#LARGEST}; if not, the counter can't be
   *     used any more
   */
  boolean add(IntBuffer more, int[] scratch) {
    values += more.remaining();
    while (more.hasRemaining()) {
      int length = Math.min(scratch.length, more.remaining());
      more.get(scratch, 0, length);
      if (dense.isPresent()) {
        addDense(dense.get(), scratch, length);
      } else {
        widen(scratch, length);
      }
      // The representations of NaN and infinity lie beyond those of all other numbers.
      if (max > LARGEST || min < ~LARGEST) {
        return false;
      }
      if (dense.isEmpty()) {
        histogram.add(scratch, length);
      }
    }
    return true;
  }

  private void addDense(DenseCounter counter, int[] bits, int length) {
    counter.add(bits, length);
    boolean maxKnown = counter.positive() >= 0;
    boolean minKnown = counter.negative() >= 0;
    max = maxKnown ? Math.max(max, counter.positive()) : max;
    min = minKnown ? Math.min(min, ~counter.negative()) : min;
    // Values without a minus sign don't lie below a zero, which most tensors have soon.
    if (!maxKnown || !minKnown && min > 0) {
      widen(bits, length);
    }
  }

  private void widen(int[] bits, int length) {
    int least = min;
    int most = max;
    for (int i = 0; i < length; i++) {
      int value = ordered(bits[i]);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    min = least;
    max = most;
  }

  /** Takes in the extremes of values that nobody sees. */
  void widen(ActivationRange range) {
    min = Math.min(min, ordered(Float.floatToRawIntBits(range.min())));
    max = Math.max(max, ordered(Float.floatToRawIntBits(range.max())));
  }

  /** Takes in the extremes of another tensor's sample. */
  void widen(TensorCounter other) {
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** Integers in the order of floats, in which -0 comes before 0. */
  private static int ordered(int bits) {
    return bits ^ (bits >> 31 & ALL_BUT_SIGN);
  }

  /** Whether the sample has given the tensor a value. */
  boolean hasSample() {
    return min <= max;
  }

  /** Smallest value of the sample. */
  float min() {
    return Float.intBitsToFloat(ordered(min));
  }

  /** Largest value of the sample. */
  float max() {
    return Float.intBitsToFloat(ordered(max));
  }

  /** Forgets the sample's extremes. */
  void endSample() {
    min = Integer.MAX_VALUE;
    max = Integer.MIN_VALUE;
  }

  /** Whether all values were seen, not their extremes alone. */
  boolean hasDistribution() {
    return values > 0;
  }

  /** The values of all samples. */
  HistogramCounter histogram() {
    dense.ifPresent(DenseCounter::flush);
    return histogram;
  }
}
