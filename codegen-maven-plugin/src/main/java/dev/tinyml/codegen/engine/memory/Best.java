package dev.tinyml.codegen.engine.memory;

import java.util.List;

/** The plan that takes least among those that were tried. Not thread-safe. */
final class Best {
  private final Layout layout;
  private final long bound;
  private List<Integer> order = List.of();
  private List<Long> offsets = List.of();
  private long bytes = Long.MAX_VALUE;

  Best(Layout layout, long bound) {
    this.layout = layout;
    this.bound = bound;
  }

  /** Tries an order: what it takes. */
  long offer(List<Integer> tried) {
    long taken = layout.placeAll(tried);
    if (taken < bytes) {
      order = tried;
      keep(taken);
    }
    return taken;
  }

  /** Takes over what lies in the layout and is known to take less. */
  void keep(long taken) {
    bytes = taken;
    offsets = layout.offsets();
  }

  /** The best order that was offered. */
  List<Integer> order() {
    return order;
  }

  long bytes() {
    return bytes;
  }

  /** Whether no plan can take less. */
  boolean isLeast() {
    return bytes <= bound;
  }

  MemoryPlan plan() {
    return new MemoryPlan(offsets, bytes, bound);
  }
}
