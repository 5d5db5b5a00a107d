package dev.tinyml.codegen.flash;

import dev.tinyml.codegen.sketch.SketchDescriptor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what a board says about its self-test. A port that goes away, as it does when a board
 * restarts, is waited for. To be used once, by one thread.
 */
final class VerdictReader {
  /** A board that prints without end must not fill the log. */
  private static final int MAX_SHOWN = 500;

  private static final long PAUSE_MILLIS = 500;

  private final ArduinoCli cli;
  private final PortFinder ports;
  private final SketchDescriptor sketch;
  private final Consumer<String> log;
  private final Duration limit;
  private final long deadline;
  private int lines;
  private String lastLine = "";
  private String monitorError = "";
  private Optional<SelfTestVerdict> other = Optional.empty();

  /**
   * @param limit how long to wait, from now on
   */
  VerdictReader(
      ArduinoCli cli,
      PortFinder ports,
      SketchDescriptor sketch,
      Duration limit,
      Consumer<String> log) {
    this.cli = cli;
    this.ports = ports;
    this.sketch = sketch;
    this.limit = limit;
    this.log = log;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /**
   * Waits for the verdict of the sketch that was uploaded.
   *
   * @param uploadPort the port that the board should be on
   * @throws ProblemException when there is none in time
   */
  SelfTestVerdict await(String uploadPort) {
    String port = uploadPort;
    while (true) {
      List<String> command = cli.monitor(port, sketch.baud());
      log.accept("$ " + CommandText.of(command));
      try (SerialMonitor monitor = SerialMonitor.start(command)) {
        Optional<SelfTestVerdict> verdict = listen(monitor);
        if (verdict.isPresent()) {
          return verdict.orElseThrow();
        }
        if (millisLeft() <= 0) {
          throw other.map(this::foreign).orElseGet(() -> silent(command));
        }
        Thread.sleep(Math.min(PAUSE_MILLIS, millisLeft()));
      } catch (IOException e) {
        throw ToolProblems.cannotStart(command, e);
      } catch (InterruptedException e) {
        throw ToolProblems.interrupted(command, e);
      }
      port = ports.findAgain(port).orElse(port);
    }
  }

  /** Listens until the verdict, the monitor's end or the deadline. */
  private Optional<SelfTestVerdict> listen(SerialMonitor monitor) throws InterruptedException {
    for (Optional<String> next = monitor.next(millisLeft());
        next.isPresent();
        next = monitor.next(millisLeft())) {
      String line = next.orElseThrow();
      if (SerialMonitor.isEnd(line)) {
        List<String> errors = monitor.errors();
        monitorError = errors.isEmpty() ? monitorError : errors.get(errors.size() - 1);
        return Optional.empty();
      }
      show(line);
      Optional<SelfTestVerdict> verdict = SelfTestVerdict.find(line);
      if (verdict.filter(v -> v.contract().equals(sketch.contract())).isPresent()) {
        return verdict;
      }
      // Perhaps a line of the sketch before, still in a buffer: its successor gets the rest of
      // time.
      other = verdict.or(() -> other);
      if (millisLeft() <= 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void show(String line) {
    lines++;
    lastLine = line;
    if (lines <= MAX_SHOWN) {
      log.accept("  " + line);
    } else if (lines == MAX_SHOWN + 1) {
      log.accept("  (more lines, not shown)");
    }
  }

  private long millisLeft() {
    return (deadline - System.nanoTime()) / 1_000_000;
  }

  private ProblemException foreign(SelfTestVerdict verdict) {
    return new ProblemException(
        new Problem(
            "self-test-contract",
            ProblemKind.ENVIRONMENT,
            "self-test on the " + sketch.boardName(),
            "contract " + verdict.contract() + ": another sketch runs there",
            "contract " + sketch.contract() + ", that of the sketch that was uploaded",
            "check with -Dtinyml.port that the port is that of the board"));
  }

  private ProblemException silent(List<String> command) {
    String heard =
        lines > 0
            ? "no verdict in " + lines + " lines, the last: " + lastLine
            : monitorError.isEmpty()
                ? "nothing on the serial port"
                : "no connection: " + monitorError;
    return new ProblemException(
        new Problem(
            "self-test-silent",
            ProblemKind.ENVIRONMENT,
            CommandText.of(command),
            heard + ", within " + limit.toSeconds() + " s",
            "a line that begins with " + SelfTestVerdict.MARK,
            "close other programs that use the port, check the port (-Dtinyml.port) and that no"
                + " template of yours changes baud rate or self-test, press the board's reset"
                + " button, or allow more with -Dtinyml.selfTestTimeoutSeconds"));
  }
}
