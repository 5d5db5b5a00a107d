package dev.tinyml.converter.calibration;

import java.util.List;

/**
 * Random numbers that are the same with every Java version, which those of the class library don't
 * promise for bounded draws. The generator is SplitMix64 (Steele, Lea, Flood: "Fast Splittable
 * Pseudorandom Number Generators", 2014). Not thread-safe.
 */
final class SeededShuffle {
  private long state;

  SeededShuffle(long seed) {
    this.state = seed;
  }

  /** Shuffles in place, by Fisher and Yates. */
  void shuffle(List<Integer> values) {
    for (int i = values.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      Integer swapped = values.get(i);
      values.set(i, values.get(j));
      values.set(j, swapped);
    }
  }

  /**
   * A number from 0 to below a bound; the bias of the remainder is below 2^-32 for int bounds.
   *
   * @param bound at least 1
   */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
