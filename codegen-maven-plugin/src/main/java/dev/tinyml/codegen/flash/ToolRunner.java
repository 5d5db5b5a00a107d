package dev.tinyml.codegen.flash;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs programs to their end, within a time limit and with bounded memory for what they print. A
 * program that a time-out or an interrupt leaves alive is killed. Immutable.
 */
final class ToolRunner {
  private final Duration limit;
  private final Consumer<String> log;

  /**
   * @param limit after which a program is killed
   * @param log hears the command lines, and output that is shown
   */
  ToolRunner(Duration limit, Consumer<String> log) {
    this.limit = limit;
    this.log = log;
  }

  /** Runs a program and shows what it prints, as it comes. */
  ToolResult show(List<String> command) {
    LineTail tail = new LineTail();
    Consumer<InputStream> shown =
        stream ->
            OutputLines.copy(
                stream,
                line -> {
                  tail.add(line);
                  log.accept("  " + line);
                });
    int exitCode = run(command, shown, shown);
    return new ToolResult(
        CommandText.of(command), exitCode, new byte[0], new byte[0], tail.lines());
  }

  /** Runs a program and keeps what it prints; nothing is shown. */
  ToolResult capture(List<String> command) {
    BoundedBytes output = new BoundedBytes();
    BoundedBytes errors = new BoundedBytes();
    int exitCode = run(command, output::readAll, errors::readAll);
    return new ToolResult(
        CommandText.of(command), exitCode, output.toBytes(), errors.toBytes(), List.of());
  }

  private int run(
      List<String> command, Consumer<InputStream> output, Consumer<InputStream> errors) {
    log.accept("$ " + CommandText.of(command));
    try (RunningTool tool = RunningTool.start(command)) {
      tool.withoutInput().reading(output, errors);
      if (!tool.await(limit.toMillis())) {
        throw timedOut(command);
      }
      tool.awaitOutput();
      return tool.exitCode();
    } catch (IOException e) {
      throw ToolProblems.cannotStart(command, e);
    } catch (InterruptedException e) {
      throw ToolProblems.interrupted(command, e);
    }
  }

  private ProblemException timedOut(List<String> command) {
    return new ProblemException(
        new Problem(
            "flash-timeout",
            ProblemKind.ENVIRONMENT,
            CommandText.of(command),
            "no end after " + limit.toSeconds() + " s",
            "an end within the limit",
            "run the command by hand to see what it waits for, or allow more with"
                + " -Dtinyml.toolTimeoutSeconds: the first build downloads core and libraries"));
  }
}
