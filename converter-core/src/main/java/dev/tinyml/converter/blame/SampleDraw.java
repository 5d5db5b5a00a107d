package dev.tinyml.converter.blame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws samples, the same ones each time. Stateless. */
final class SampleDraw {
  private static final long SEED = 20_260_101;

  private SampleDraw() {}

  /**
   * Some of several positions, as they come: any first part of them is a fair draw as well.
   *
   * @param wanted at most so many
   */
  static List<Integer> draw(int count, int wanted) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    // Samples are often sorted by class.
    Collections.shuffle(all, new Random(SEED));
    return List.copyOf(all.subList(0, Math.min(count, wanted)));
  }
}
