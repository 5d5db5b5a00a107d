package dev.tinyml.codegen.engine.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places buffers one after the other, each at the lowest offset where nothing lies that is in use
 * at the same time, in several orders, and takes the best result. Stateless.
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
    List<Buffer> aligned =
        buffers.stream().map(b -> new Buffer(roundUp(b.bytes()), b.first(), b.last())).toList();
    long bound = bound(aligned);
    MemoryPlan best = null;
    for (Comparator<Integer> order : orders(aligned)) {
      MemoryPlan plan = firstFit(aligned, order, bound);
      if (best == null || plan.bytes() < best.bytes()) {
        best = plan;
      }
    }
    return best;
  }

  private long roundUp(long bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
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

  private static MemoryPlan firstFit(List<Buffer> buffers, Comparator<Integer> order, long bound) {
    Long[] offsets = new Long[buffers.size()];
    List<Integer> placed = new ArrayList<>();
    long bytes = 0;
    for (int buffer : IntStream.range(0, buffers.size()).boxed().sorted(order).toList()) {
      offsets[buffer] = lowestGap(buffer, buffers, placed, offsets);
      bytes = Math.max(bytes, offsets[buffer] + buffers.get(buffer).bytes());
      placed.add(buffer);
      placed.sort(Comparator.comparingLong(i -> offsets[i]));
    }
    return new MemoryPlan(List.of(offsets), bytes, bound);
  }

  private static long lowestGap(
      int buffer, List<Buffer> buffers, List<Integer> placed, Long[] offsets) {
    long candidate = 0;
    for (int other : placed) {
      if (!buffers.get(other).overlaps(buffers.get(buffer))) {
        continue;
      }
      if (offsets[other] - candidate >= buffers.get(buffer).bytes()) {
        return candidate;
      }
      candidate = Math.max(candidate, offsets[other] + buffers.get(other).bytes());
    }
    return candidate;
  }

  private static long bound(List<Buffer> buffers) {
    long bound = 0;
    for (Buffer start : buffers) {
      long live =
          buffers.stream()
              .filter(b -> b.first() <= start.first() && start.first() <= b.last())
              .mapToLong(Buffer::bytes)
              .sum();
      bound = Math.max(bound, live);
    }
    return bound;
  }
}
