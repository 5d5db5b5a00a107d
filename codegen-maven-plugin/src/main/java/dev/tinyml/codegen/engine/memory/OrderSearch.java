package dev.tinyml.codegen.engine.memory;

import java.util.List;

/**
 * Looks for a plan that takes less: goes through all orders of rising offsets, leaves those out
 * that can't lead to less, and gives up after a fixed amount of work. Finds the least there is when
 * it comes to an end and all buffers have one span. Used once.
 */
final class OrderSearch {
  /** A fraction of a second. */
  private static final long MOST_WORK = 2_000_000;

  /** As deep as calls go. */
  private static final int MOST_BUFFERS = 500;

  private final List<Buffer> buffers;
  private final Layout layout;
  private final Best best;
  private final long mostWork;

  OrderSearch(Layout layout, Best best) {
    this.buffers = layout.buffers();
    this.layout = layout;
    this.best = best;
    mostWork = layout.work() + MOST_WORK;
  }

  void run() {
    layout.clear();
    if (buffers.size() <= MOST_BUFFERS) {
      search(0, -1, 0, 0);
    }
  }

  /**
   * @param placed how many buffers are placed
   * @param last the one that was placed last
   * @param lowest its offset
   * @param bytes what those that are placed take
   */
  private void search(int placed, int last, long lowest, long bytes) {
    if (placed == buffers.size()) {
      best.keep(bytes);
      return;
    }
    long[] offsets = new long[buffers.size()];
    for (int i = 0; i < offsets.length; i++) {
      if (!layout.isPlaced(i)) {
        // More buffers on the board can only push it higher.
        offsets[i] = layout.lowest(i);
        if (offsets[i] + buffers.get(i).bytes() >= best.bytes()) {
          return;
        }
      }
    }
    for (int next = next(offsets, lowest, last); next >= 0; ) {
      layout.place(next, offsets[next]);
      search(placed + 1, next, offsets[next], Math.max(bytes, offsets[next] + size(next)));
      layout.remove(next);
      if (isOver() || best.bytes() <= bytes) {
        return;
      }
      next = next(offsets, offsets[next], next);
    }
  }

  /** The next one behind another, by offset and then by size. */
  private int next(long[] offsets, long lowest, int last) {
    int found = -1;
    for (int i = 0; i < offsets.length; i++) {
      if (!layout.isPlaced(i)
          && isBehind(offsets, i, lowest, last)
          && (found < 0 || isBehind(offsets, found, offsets[i], i))) {
        found = i;
      }
    }
    return found;
  }

  /** Of equal offsets, larger buffers come first. */
  private boolean isBehind(long[] offsets, int buffer, long offset, int other) {
    if (offsets[buffer] != offset || other < 0) {
      return offsets[buffer] > offset || other < 0;
    }
    return size(buffer) != size(other) ? size(buffer) < size(other) : buffer > other;
  }

  private long size(int buffer) {
    return buffers.get(buffer).bytes();
  }

  private boolean isOver() {
    return layout.work() > mostWork || best.isLeast();
  }
}
