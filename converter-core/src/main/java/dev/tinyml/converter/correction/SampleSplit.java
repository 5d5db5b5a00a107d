package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Sets every fourth sample apart; where there are fewer, all serve both ends. Immutable.
 *
 * @param samples in an order that stays the same
 */
record SampleSplit(Iterable<List<FloatTensor>> samples) {
  private static final int EVERY = 4;

  /**
   * Samples to learn from.
   *
   * @param most how many there may be
   */
  Iterable<List<FloatTensor>> correcting(int most) {
    long end = (long) most * EVERY / (EVERY - 1);
    return isTooSmall() ? samples : only(i -> i % EVERY != EVERY - 1 && i < end);
  }

  /** Samples to judge on. */
  Iterable<List<FloatTensor>> judging() {
    return isTooSmall() ? samples : only(i -> i % EVERY == EVERY - 1);
  }

  private boolean isTooSmall() {
    Iterator<List<FloatTensor>> iterator = samples.iterator();
    for (int i = 0; i < EVERY; i++) {
      if (!iterator.hasNext()) {
        return true;
      }
      iterator.next();
    }
    return false;
  }

  private Iterable<List<FloatTensor>> only(LongPredicate chosen) {
    return () -> {
      Iterator<List<FloatTensor>> all = samples.iterator();
      return LongStream.iterate(0, i -> all.hasNext(), i -> i + 1)
          .mapToObj(i -> chosen.test(i) ? Stream.of(all.next()) : skip(all))
          .flatMap(stream -> stream)
          .iterator();
    };
  }

  private static Stream<List<FloatTensor>> skip(Iterator<List<FloatTensor>> all) {
    all.next();
    return Stream.empty();
  }
}
