package dev.tinyml.codegen.engine.memory;

/**
 * What asks for a place.
 *
 * @param bytes its size, at least 1
 * @param first the first step in which it is in use
 * @param last the last such step
 */
public record Buffer(long bytes, int first, int last) {

  /** Checks that there is something to place. */
  public Buffer {
    if (bytes < 1 || first > last) {
      throw new IllegalArgumentException(bytes + " bytes from " + first + " to " + last);
    }
  }

  boolean overlaps(Buffer other) {
    return first <= other.last && other.first <= last;
  }
}
