package dev.tinyml.codegen.engine.memory;

/**
 * Bytes of a buffer for the time that they are in use.
 *
 * @param begin the first of them, from the buffer's begin
 * @param bytes how many, at least 1
 * @param first the first step in which they are in use
 * @param last the last such step
 */
public record Span(long begin, long bytes, int first, int last) {

  /** Checks that there is something to place. */
  public Span {
    if (bytes < 1 || begin < 0 || first > last) {
      throw new IllegalArgumentException(
          bytes + " bytes at " + begin + ", from " + first + " to " + last);
    }
  }

  /** The byte behind the last one. */
  long end() {
    return begin + bytes;
  }

  boolean meets(Span other) {
    return first <= other.last && other.first <= last;
  }

  boolean covers(Span other) {
    return begin <= other.begin
        && other.end() <= end()
        && first <= other.first
        && other.last <= last;
  }

  /** The same with whole units of so many bytes. */
  Span aligned(int unit) {
    long from = begin / unit * unit;
    return new Span(from, (end() + unit - 1) / unit * unit - from, first, last);
  }
}
