package dev.tinyml.converter.source;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Names the model's file in problems that are found after its bytes were read: they are about a
 * layer or a signature, and who builds several models must know which one is meant. Immutable.
 *
 * @param file the model
 */
public record FileSubject(Path file) {

  /**
   * Does something with the model.
   *
   * @throws ProblemException with the file in front of each subject that doesn't name it yet
   */
  public <T> T of(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      throw new ProblemException(e.problems().stream().map(this::named).toList(), e);
    }
  }

  private Problem named(Problem problem) {
    String name = file.toString();
    return problem.subject().contains(name)
        ? problem
        : new Problem(
            problem.id(),
            problem.kind(),
            "model file " + name + ", " + problem.subject(),
            problem.found(),
            problem.expected(),
            problem.nextStep());
  }
}
