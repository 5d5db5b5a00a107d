package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns problems into Maven's exceptions: a failure when the user can mend it, an execution error
 * with its cause when it is a defect. Stateless.
 */
final class MojoFailures {

  /** Always throws. */
  void rethrow(ProblemException e) throws MojoExecutionException, MojoFailureException {
    String message = message(e);
    if (e.problems().stream().anyMatch(p -> p.kind() == ProblemKind.INTERNAL)) {
      throw new MojoExecutionException(message, e);
    }
    throw new MojoFailureException(message);
  }

  private static String message(ProblemException e) {
    int count = e.problems().size();
    return (count == 1 ? "1 problem" : count + " problems")
        + ":\n"
        + e.problems().stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }
}
