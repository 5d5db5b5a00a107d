package dev.tinyml.codegen.engine.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places buffers one after the other, each at the lowest offset where nothing lies that is in use
 * at the same time, in several orders, and takes the best result. Where that is more than what is
 * in use in one step other orders are looked for. Stateless.
 */
public final class MemoryPlanner {
  private final int alignment;

  /**
   * @param alignment of all offsets, and what sizes are rounded up to
   */
  public MemoryPlanner(int alignment) {
    this.alignment = alignment;
  }

  /** A plan for buffers; the same buffers give the same plan. */
  public MemoryPlan plan(List<Buffer> buffers) {
    List<Buffer> aligned = buffers.stream().map(b -> b.aligned(alignment)).toList();
    Layout layout = new Layout(aligned);
    Best best = new Best(layout, bound(aligned));
    for (Comparator<Integer> order : orders(aligned)) {
      best.offer(IntStream.range(0, aligned.size()).boxed().sorted(order).toList());
    }
    if (!best.isLeast()) {
      new OrderSearch(layout, best).run();
    }
    if (!best.isLeast()) {
      new OrderRepair(layout, best).run();
    }
    return best.plan();
  }

  /** Ties keep the order of execution. */
  private static List<Comparator<Integer>> orders(List<Buffer> buffers) {
    Comparator<Integer> size = Comparator.comparingLong(i -> -buffers.get(i).bytes());
    Comparator<Integer> duration =
        Comparator.comparingInt(i -> buffers.get(i).first() - buffers.get(i).last());
    Comparator<Integer> area =
        Comparator.comparingLong(
            i -> -buffers.get(i).bytes() * (buffers.get(i).last() - buffers.get(i).first() + 1));
    Comparator<Integer> start = Comparator.comparingInt(i -> buffers.get(i).first());
    Comparator<Integer> end = Comparator.comparingInt(i -> -buffers.get(i).last());
    return List.of(size, area, duration.thenComparing(size), start.thenComparing(size), end);
  }

  private static long bound(List<Buffer> buffers) {
    return buffers.stream()
        .flatMap(buffer -> buffer.spans().stream())
        .mapToInt(Span::first)
        .distinct()
        .mapToLong(step -> buffers.stream().mapToLong(buffer -> buffer.bytes(step)).sum())
        .max()
        .orElse(0);
  }
}
