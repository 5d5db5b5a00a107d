package dev.tinyml.codegen.flash;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.util.List;

/** What can happen to any program that is run. Stateless. */
final class ToolProblems {
  private ToolProblems() {}

  static ProblemException cannotStart(List<String> command, IOException cause) {
    return new ProblemException(
        new Problem(
            "arduino-cli-start",
            ProblemKind.ENVIRONMENT,
            command.get(0),
            String.valueOf(cause.getMessage()),
            "Arduino CLI",
            "correct -Dtinyml.arduinoCli, or install Arduino CLI for this machine"),
        cause);
  }

  /** Leaves the thread interrupted. */
  static ProblemException interrupted(List<String> command, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ProblemException(
        new Problem(
            "flash-interrupted",
            ProblemKind.ENVIRONMENT,
            CommandText.of(command),
            "the build was interrupted",
            "time to end",
            "run the goal again"),
        cause);
  }
}
