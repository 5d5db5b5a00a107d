package dev.tinyml.it.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs with a time limit, an empty standard input, messages in English, and both output
 * streams captured apart. Immutable and thread-safe.
 */
public final class ProcessRunner {
  private final Duration limit;
  private final Map<String, String> environment;

  /**
   * @param limit after which a process and its children are killed
   */
  public ProcessRunner(Duration limit) {
    this(limit, Map.of());
  }

  /**
   * @param limit after which a process and its children are killed
   * @param environment variables that are added to those of this process
   */
  public ProcessRunner(Duration limit, Map<String, String> environment) {
    this.limit = limit;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs a program to its end.
   *
   * @param folder the folder to run it in
   * @param command program and arguments
   */
  public ProcessResult run(Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> stdout = capture(process.getInputStream());
      CompletableFuture<String> stderr = capture(process.getErrorStream());
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      return new ProcessResult(command, process.waitFor(), stdout.join(), stderr.join(), !ended);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
    }
  }

  private static void kill(Process process) {
    // Parents first: a shell whose child dies goes on with its next command.
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private static CompletableFuture<String> capture(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.complete("(unreadable: " + e.getMessage() + ")");
              }
            },
            "output of a process");
    reader.setDaemon(true);
    reader.start();
    return text;
  }
}
