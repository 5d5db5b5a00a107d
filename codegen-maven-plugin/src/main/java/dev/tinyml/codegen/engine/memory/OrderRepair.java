package dev.tinyml.codegen.engine.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Goes from one order to the next: a buffer that came to lie highest is placed earlier. For models
 * of which the search of all orders sees only a small part. Used once.
 */
final class OrderRepair {
  private static final long MOST_WORK = 2_000_000;
  private static final int MOST_TRIES = 2000;

  private final Layout layout;
  private final Best best;

  /** The same numbers in each build. */
  private final Random random = new Random(1);

  OrderRepair(Layout layout, Best best) {
    this.layout = layout;
    this.best = best;
  }

  void run() {
    long end = layout.work() + MOST_WORK;
    List<Integer> order = best.order();
    long bytes = best.offer(order);
    for (int i = 0; i < MOST_TRIES && layout.work() < end && !best.isLeast(); i++) {
      List<Integer> next = repaired(order);
      long taken = best.offer(next);
      // Now and then a step that leads nowhere is the way out of a dead end.
      if (taken <= bytes || random.nextInt(16) == 0) {
        order = next;
        bytes = taken;
      } else {
        layout.placeAll(order);
      }
    }
  }

  /** Expects that the order is what lies in the layout. */
  private List<Integer> repaired(List<Integer> order) {
    int highest = 0;
    for (int i = 1; i < order.size(); i++) {
      if (layout.end(order.get(i)) > layout.end(order.get(highest))) {
        highest = i;
      }
    }
    List<Integer> next = new ArrayList<>(order);
    int buffer = next.remove(highest);
    next.add(highest == 0 ? random.nextInt(order.size()) : random.nextInt(highest), buffer);
    return next;
  }
}
