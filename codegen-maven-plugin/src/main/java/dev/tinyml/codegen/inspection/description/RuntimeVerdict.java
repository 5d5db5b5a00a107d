package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.problem.Problem;
import java.util.List;

/**
 * What an inference library makes of a model.
 *
 * @param id of its profile
 * @param library name and version
 * @param obstacles what it can't run; empty when it can run everything
 */
public record RuntimeVerdict(String id, String library, List<Obstacle> obstacles) {

  /** Copies the list. */
  public RuntimeVerdict {
    obstacles = List.copyOf(obstacles);
  }

  /** Whether nothing is known that it can't run. */
  public boolean runs() {
    return obstacles.isEmpty();
  }

  /**
   * Operators that it can't run.
   *
   * @param operator their name
   * @param version of the operator
   * @param types element types of their activations and weights
   * @param count how many of them the model has
   * @param problem why, and what to do
   */
  public record Obstacle(
      String operator, int version, List<String> types, int count, Problem problem) {

    /** Copies the list. */
    public Obstacle {
      types = List.copyOf(types);
    }
  }
}
