package dev.tinyml.codegen.arena;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places buffers as TensorFlow Lite Micro's {@code GreedyMemoryPlanner} does: the largest first,
 * each at the lowest offset where nothing lies that is in use at the same time. Stateless.
 */
final class GreedyPlanner {

  /** The offset of each buffer, in the order in which they are given. */
  List<Long> offsets(List<BufferNeed> buffers) {
    long[] offsets = new long[buffers.size()];
    List<Integer> placed = new ArrayList<>();
    for (int buffer : largestFirst(buffers)) {
      offsets[buffer] = firstFit(buffer, buffers, placed, offsets);
      placed.add(behindEqualOffsets(offsets[buffer], placed, offsets), buffer);
    }
    return IntStream.range(0, buffers.size()).mapToObj(i -> offsets[i]).toList();
  }

  /** The planner collects its buffers from the last to the first, and keeps that among equals. */
  private static List<Integer> largestFirst(List<BufferNeed> buffers) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, buffers.size()).boxed().toList());
    Collections.reverse(order);
    order.sort(Comparator.comparingLong((Integer i) -> buffers.get(i).bytes()).reversed());
    return order;
  }

  private static long firstFit(
      int buffer, List<BufferNeed> buffers, List<Integer> placed, long[] offsets) {
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

  private static int behindEqualOffsets(long offset, List<Integer> placed, long[] offsets) {
    int position = 0;
    while (position < placed.size() && offsets[placed.get(position)] <= offset) {
      position++;
    }
    return position;
  }
}
