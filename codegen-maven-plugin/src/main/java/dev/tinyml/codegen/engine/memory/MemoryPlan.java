package dev.tinyml.codegen.engine.memory;

import java.util.List;

/**
 * Where buffers lie.
 *
 * @param offsets of the buffers, in the order in which they were given
 * @param bytes that are needed for all
 * @param bound the largest sum of what is in use in one step: no plan needs less
 */
public record MemoryPlan(List<Long> offsets, long bytes, long bound) {

  /** Copies the list. */
  public MemoryPlan {
    offsets = List.copyOf(offsets);
  }
}
