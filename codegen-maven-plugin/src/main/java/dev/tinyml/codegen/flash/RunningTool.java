package dev.tinyml.codegen.flash;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that runs, with all that it has started. Closing kills them, and so does the end of
 * Maven. To be used by one thread.
 */
final class RunningTool implements AutoCloseable {
  private static final long READER_MILLIS = 2000;

  private final Process process;
  private final Thread killer;
  private Thread output;
  private Thread errors;

  private RunningTool(Process process) {
    this.process = process;
    this.killer = new Thread(() -> kill(process), "tinyml-flash-killer");
  }

  /**
   * Starts a program.
   *
   * @param command program and arguments
   * @throws IOException when the operating system can't start it
   */
  static RunningTool start(List<String> command) throws IOException {
    RunningTool tool = new RunningTool(new ProcessBuilder(command).start());
    Runtime.getRuntime().addShutdownHook(tool.killer);
    return tool;
  }

  /** Ends the program's standard input. */
  RunningTool withoutInput() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  /** Hands both output streams to readers, each in a thread of its own. */
  RunningTool reading(Consumer<InputStream> standardOutput, Consumer<InputStream> standardError) {
    output = reader(process.getInputStream(), standardOutput);
    errors = reader(process.getErrorStream(), standardError);
    return this;
  }

  /**
   * Waits for the program's end.
   *
   * @return whether it has ended
   */
  boolean await(long millis) throws InterruptedException {
    return process.waitFor(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  /** How the program ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Waits a moment for the last lines. A program's orphans may hold its streams open for ever. */
  void awaitOutput() throws InterruptedException {
    output.join(READER_MILLIS);
    errors.join(READER_MILLIS);
  }

  @Override
  public void close() {
    kill(process);
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // Java is ending, and the hook runs already.
    }
  }

  private static Thread reader(InputStream stream, Consumer<InputStream> consumer) {
    Thread thread = new Thread(() -> consumer.accept(stream), "tinyml-flash-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void kill(Process process) {
    // Parents first: a shell whose child dies goes on with its next command.
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
