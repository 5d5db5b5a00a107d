package dev.tinyml.codegen.arena;

/**
 * What a buffer asks of the planner.
 *
 * @param bytes its size
 * @param first the first step in which it is in use
 * @param last the last such step
 */
record BufferNeed(long bytes, int first, int last) {

  boolean overlaps(BufferNeed other) {
    return first <= other.last && other.first <= last;
  }
}
