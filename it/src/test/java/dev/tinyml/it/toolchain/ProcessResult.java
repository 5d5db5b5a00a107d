package dev.tinyml.it.toolchain;

import java.util.List;

/**
 * How a process ended.
 *
 * @param command program and arguments
 * @param exitCode its exit code; of no meaning when it timed out
 * @param stdout all it wrote to standard output
 * @param stderr all it wrote to standard error
 * @param timedOut whether it was killed because its time was over
 */
public record ProcessResult(
    List<String> command, int exitCode, String stdout, String stderr, boolean timedOut) {

  /** Copies the list. */
  public ProcessResult {
    command = List.copyOf(command);
  }

  /** Whether it ended by itself with exit code 0. */
  public boolean succeeded() {
    return !timedOut && exitCode == 0;
  }

  /** Everything there is to say about it, for an assertion's message. */
  public String description() {
    return String.join(" ", command)
        + "\n"
        + (timedOut ? "killed: time limit" : "exit code " + exitCode)
        + "\n--- stdout\n"
        + stdout
        + "\n--- stderr\n"
        + stderr;
  }
}
