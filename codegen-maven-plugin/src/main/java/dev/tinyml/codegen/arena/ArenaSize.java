package dev.tinyml.codegen.arena;

import java.util.List;

/**
 * The memory that TensorFlow Lite Micro's interpreter needs for a model.
 *
 * @param bytes a multiple of 16; for an arena that begins at a multiple of 16
 * @param obstacles why this is an upper bound only; empty when it is the smallest arena that works
 */
public record ArenaSize(int bytes, List<String> obstacles) {

  /** Copies the list. */
  public ArenaSize {
    obstacles = List.copyOf(obstacles);
  }

  /**
   * A size that may be beyond all boards.
   *
   * @param bytes a multiple of 16; what is more than an {@code int} holds becomes the largest such
   */
  static ArenaSize of(long bytes, List<String> obstacles) {
    return new ArenaSize((int) Math.min(bytes, Integer.MAX_VALUE / 16 * 16), obstacles);
  }

  /** Whether a smaller arena fails. */
  public boolean exact() {
    return obstacles.isEmpty();
  }
}
