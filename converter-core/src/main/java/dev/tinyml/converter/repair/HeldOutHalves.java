package dev.tinyml.converter.repair;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The held-out samples, dealt in two: those that choose among ways of quantizing must not tell how
 * good the chosen one is, because it was chosen for doing well on them.
 *
 * @param choosing indices, ascending
 * @param verifying indices, ascending; the same as choosing when there are too few to deal
 */
public record HeldOutHalves(List<Integer> choosing, List<Integer> verifying) {
  /** A half of fewer samples says too little: one sample would be more than two points. */
  public static final int FEWEST = 100;

  /** Copies the lists. */
  public HeldOutHalves {
    choosing = List.copyOf(choosing);
    verifying = List.copyOf(verifying);
  }

  /**
   * Deals samples in turn, those of each class too.
   *
   * @param heldOut indices, ascending
   * @param label class of a sample, any number when there are no labels
   */
  public static HeldOutHalves deal(List<Integer> heldOut, IntUnaryOperator label) {
    if (heldOut.size() < FEWEST) {
      return new HeldOutHalves(heldOut, heldOut);
    }
    // In the order of classes, so that each half gets its share of even the rarest.
    List<Integer> byClass =
        heldOut.stream().sorted(Comparator.comparingInt(label::applyAsInt)).toList();
    return new HeldOutHalves(everySecond(byClass, 0), everySecond(byClass, 1));
  }

  private static List<Integer> everySecond(List<Integer> samples, int first) {
    return IntStream.range(0, samples.size())
        .filter(i -> i % 2 == first)
        .mapToObj(samples::get)
        .sorted()
        .toList();
  }

  /** Whether samples that choose verify as well. */
  public boolean shared() {
    return choosing.equals(verifying);
  }
}
