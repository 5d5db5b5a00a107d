package dev.tinyml.codegen.arena;

/**
 * An activation in the arena.
 *
 * @param tensor its index in the model's main graph
 * @param name as the file gives it; may be empty, and untrusted
 * @param bytes what it takes, a multiple of 16
 * @param offset where it begins, from the start of the planned part, in bytes
 * @param firstStep when it is written: 0 is before the first operator, n + 1 while operator n runs
 * @param lastStep when it is last read, in the same numbering; not below firstStep
 */
public record PlannedTensor(
    int tensor, String name, long bytes, long offset, int firstStep, int lastStep) {

  /** The first byte behind it. */
  public long end() {
    return offset + bytes;
  }

  /** Whether it is in memory at a step. */
  public boolean livesAt(int step) {
    return firstStep <= step && step <= lastStep;
  }
}
