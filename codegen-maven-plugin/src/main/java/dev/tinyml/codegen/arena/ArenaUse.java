package dev.tinyml.codegen.arena;

/**
 * Follows {@code SingleArenaBufferAllocator} through {@code AllocateTensors()}: what stays grows
 * from the arena's end down, what passes from its beginning up, and the arena must hold both at
 * every moment.
 */
final class ArenaUse {
  static final int ALIGNMENT = 16;

  private long tail;
  private long head;
  private long passing;
  private long need;

  static long aligned(long bytes, long alignment) {
    return (bytes + alignment - 1) / alignment * alignment;
  }

  /** Something that stays. */
  void keep(long bytes, int alignment) {
    tail = aligned(tail + bytes, alignment);
    need = Math.max(need, tail + passing);
  }

  /** Something that stays until {@link #release}. */
  void pass(long bytes, int alignment) {
    passing = aligned(passing, alignment) + bytes;
    need = Math.max(need, tail + passing);
  }

  /** Room at the beginning; ends what passes. */
  void head(long bytes) {
    head = bytes;
    release();
  }

  /** Ends what passes. */
  void release() {
    passing = head;
    need = Math.max(need, tail + passing);
  }

  /** The planner gets what is left between two multiples of 16. */
  void plan(long bytes) {
    need = Math.max(need, aligned(tail, ALIGNMENT) + aligned(passing, ALIGNMENT) + bytes);
  }

  /** The smallest arena in which all this has room. */
  long need() {
    return aligned(need, ALIGNMENT);
  }
}
