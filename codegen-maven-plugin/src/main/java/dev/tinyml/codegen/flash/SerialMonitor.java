package dev.tinyml.codegen.flash;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that a board prints, from a monitor process that is alive as long as this is open. To
 * be used by one thread.
 */
final class SerialMonitor implements AutoCloseable {
  /** More than a board sends while a line is looked at. When it is full, the oldest are lost. */
  private static final int MAX_WAITING = 10_000;

  /** Lines are never empty. */
  private static final String END = "";

  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
  private final LineTail errors = new LineTail();
  private final RunningTool tool;

  private SerialMonitor(RunningTool tool) {
    this.tool = tool;
  }

  /** Starts the monitor. Its standard input stays open: it ends with that. */
  static SerialMonitor start(List<String> command) throws IOException {
    SerialMonitor monitor = new SerialMonitor(RunningTool.start(command));
    monitor.tool.reading(
        output -> {
          OutputLines.copy(output, monitor::add);
          monitor.add(END);
        },
        errors -> OutputLines.copy(errors, monitor.errors::add));
    return monitor;
  }

  /** The newest line must not get lost, however full the queue is: it may be the verdict. */
  private void add(String line) {
    while (!waiting.offer(line)) {
      waiting.poll();
    }
  }

  /**
   * The next line.
   *
   * @return not empty unless none came in time; {@link #isEnd} when the monitor has ended
   */
  Optional<String> next(long millis) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
  }

  /** Whether a line is none, but the end of all. */
  static boolean isEnd(String line) {
    return line.equals(END);
  }

  /** What it said about itself, the last lines. */
  List<String> errors() throws InterruptedException {
    tool.awaitOutput();
    return errors.lines();
  }

  @Override
  public void close() {
    tool.close();
  }
}
