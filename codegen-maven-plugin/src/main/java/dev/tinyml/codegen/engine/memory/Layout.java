package dev.tinyml.codegen.engine.memory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Buffers that have an offset and those that have none yet. Not thread-safe.
 *
 * <p>A new buffer goes to the lowest offset where nothing lies that is in use at the same time. For
 * buffers of one span each there is an order in which that leads to the least memory: that of the
 * offsets in any plan with the least, since none of them can then come to lie higher than there.
 */
final class Layout {
  private static final long NONE = -1;

  private final List<Buffer> buffers;
  private final int[][] neighbours;
  private final long[] offsets;
  private long[] above = new long[16];
  private long[] below = new long[16];
  private long work;

  /**
   * @param buffers what there is to place, in whole units of the alignment
   */
  Layout(List<Buffer> buffers) {
    this.buffers = buffers;
    offsets = new long[buffers.size()];
    clear();
    int[] first = buffers.stream().mapToInt(Buffer::first).toArray();
    int[] last = buffers.stream().mapToInt(Buffer::last).toArray();
    neighbours =
        IntStream.range(0, buffers.size())
            .mapToObj(
                i ->
                    IntStream.range(0, buffers.size())
                        .filter(j -> j != i && first[i] <= last[j] && first[j] <= last[i])
                        .toArray())
            .toArray(int[][]::new);
  }

  List<Buffer> buffers() {
    return buffers;
  }

  /** Places all in an order: what they take together. */
  long placeAll(List<Integer> order) {
    clear();
    long bytes = 0;
    for (int buffer : order) {
      offsets[buffer] = lowest(buffer);
      bytes = Math.max(bytes, end(buffer));
    }
    return bytes;
  }

  /** The byte behind the last one of a buffer. */
  long end(int buffer) {
    return offsets[buffer] + buffers.get(buffer).bytes();
  }

  void clear() {
    Arrays.fill(offsets, NONE);
  }

  /** What was done, counted in comparisons of spans: the same on every machine. */
  long work() {
    return work;
  }

  boolean isPlaced(int buffer) {
    return offsets[buffer] != NONE;
  }

  /** Gives a buffer its offset, or takes it away. */
  void place(int buffer, long offset) {
    offsets[buffer] = offset;
  }

  void remove(int buffer) {
    offsets[buffer] = NONE;
  }

  List<Long> offsets() {
    return Arrays.stream(offsets).boxed().toList();
  }

  /** The lowest offset where a buffer is in nobody's way. */
  long lowest(int buffer) {
    int count = 0;
    for (int other : neighbours[buffer]) {
      if (isPlaced(other)) {
        count = addTaken(buffer, other, count);
      }
    }
    long offset = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      work += count;
      for (int i = 0; i < count; i++) {
        if (above[i] < offset && offset < below[i]) {
          offset = below[i];
          moved = true;
        }
      }
    }
    return offset;
  }

  /** Offsets between two others, both excluded, at which a buffer would be in another one's way. */
  private int addTaken(int buffer, int other, int begin) {
    int count = begin;
    for (Span own : buffers.get(buffer).spans()) {
      for (Span span : buffers.get(other).spans()) {
        work++;
        if (own.meets(span)) {
          if (count == above.length) {
            above = Arrays.copyOf(above, 2 * count);
            below = Arrays.copyOf(below, 2 * count);
          }
          above[count] = offsets[other] + span.begin() - own.end();
          below[count] = offsets[other] + span.end() - own.begin();
          count++;
        }
      }
    }
    return count;
  }
}
