package dev.tinyml.codegen.engine.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What asks for a place: bytes whose distances are fixed, each in use for its own time. In other
 * steps, other buffers may lie there.
 *
 * @param spans at least one; they may overlap
 */
public record Buffer(List<Span> spans) {

  /** Copies the list. */
  public Buffer {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("nothing in use");
    }
  }

  /**
   * A buffer all of which is in use at the same time.
   *
   * @param bytes its size, at least 1
   * @param first the first step in which it is in use
   * @param last the last such step
   */
  public static Buffer of(long bytes, int first, int last) {
    return new Buffer(List.of(new Span(0, bytes, first, last)));
  }

  /** Its size. */
  public long bytes() {
    return spans.stream().mapToLong(Span::end).max().orElseThrow();
  }

  /** The first step in which any of it is in use. */
  public int first() {
    return spans.stream().mapToInt(Span::first).min().orElseThrow();
  }

  /** The last such step. */
  public int last() {
    return spans.stream().mapToInt(Span::last).max().orElseThrow();
  }

  /** How many bytes are in use in a step. */
  public long bytes(int step) {
    List<Span> live = new ArrayList<>(1);
    for (Span span : spans) {
      if (span.first() <= step && step <= span.last()) {
        live.add(span);
      }
    }
    live.sort(Comparator.comparingLong(Span::begin));
    long bytes = 0;
    long end = 0;
    for (Span span : live) {
      bytes += Math.max(0, span.end() - Math.max(end, span.begin()));
      end = Math.max(end, span.end());
    }
    return bytes;
  }

  /** The same in whole units of so many bytes, without what others cover. */
  Buffer aligned(int unit) {
    List<Span> kept = new ArrayList<>();
    for (Span span : spans) {
      Span next = span.aligned(unit);
      if (kept.stream().noneMatch(other -> other.covers(next))) {
        kept.removeIf(next::covers);
        kept.add(next);
      }
    }
    return new Buffer(kept);
  }
}
