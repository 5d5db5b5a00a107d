package dev.tinyml.codegen.engine.plan;

/** Where a tensor lies while the engine runs. */
public sealed interface Place {

  /** What lies further on. */
  Place plus(long bytes);

  /**
   * In the caller's input.
   *
   * @param index which of the model's inputs
   * @param offset in bytes
   */
  record InInput(int index, long offset) implements Place {
    @Override
    public Place plus(long bytes) {
      return new InInput(index, offset + bytes);
    }
  }

  /**
   * In the caller's output.
   *
   * @param index which of the model's outputs
   * @param offset in bytes
   */
  record InOutput(int index, long offset) implements Place {
    @Override
    public Place plus(long bytes) {
      return new InOutput(index, offset + bytes);
    }
  }

  /**
   * In the arena.
   *
   * @param offset in bytes
   */
  record InArena(long offset) implements Place {
    @Override
    public Place plus(long bytes) {
      return new InArena(offset + bytes);
    }
  }
}
