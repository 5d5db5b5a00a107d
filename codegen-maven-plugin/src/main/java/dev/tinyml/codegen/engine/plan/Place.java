package dev.tinyml.codegen.engine.plan;

/** Where a tensor lies while the engine runs. */
public sealed interface Place {

  /**
   * In the caller's input.
   *
   * @param index which of the model's inputs
   */
  record InInput(int index) implements Place {}

  /**
   * In the caller's output.
   *
   * @param index which of the model's outputs
   */
  record InOutput(int index) implements Place {}

  /**
   * In the arena.
   *
   * @param offset in bytes
   */
  record InArena(long offset) implements Place {}
}
