package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.UncheckedIOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Turns problems into Maven's exceptions: a failure when the user can mend it, an execution error
 * with its cause when it is a defect.
 */
final class MojoFailures {
  private final Log log;

  /**
   * @param log hears the cause of a failure at level debug: as a cause of Maven's exception its
   *     text would be printed behind the problems once more
   */
  MojoFailures(Log log) {
    this.log = log;
  }

  /** Always throws. */
  void rethrow(ProblemException e) throws MojoExecutionException, MojoFailureException {
    int count = e.problems().size();
    String message = (count == 1 ? "1 problem" : count + " problems") + ":\n" + e.getMessage();
    if (e.problems().stream().anyMatch(p -> p.kind() == ProblemKind.INTERNAL)) {
      throw new MojoExecutionException(message, e);
    }
    log.debug(e);
    throw new MojoFailureException(message);
  }

  /** Always throws. */
  void rethrow(UncheckedIOException e) throws MojoExecutionException, MojoFailureException {
    rethrow(
        new ProblemException(
            new Problem(
                "file-access",
                ProblemKind.ENVIRONMENT,
                "file system",
                description(e),
                "files and folders that can be read and written, on a disk with space",
                "check permissions and free space; mvn -X shows where it happened"),
            e));
  }

  private static String description(UncheckedIOException e) {
    String cause = e.getCause().getClass().getSimpleName() + " " + e.getCause().getMessage();
    boolean wrapped = e.getMessage() == null || e.getMessage().equals(e.getCause().toString());
    return wrapped ? cause : e.getMessage() + ": " + cause;
  }
}
