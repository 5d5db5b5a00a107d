package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.WorkerOptions;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a user configured about the worker process.
 *
 * @param timeoutSeconds 0 ends it at once
 * @param workerMemory in the form of -Xmx
 */
record WorkerParameters(long timeoutSeconds, String workerMemory) {
  /** For work that takes seconds. */
  static final WorkerParameters USUAL = new WorkerParameters(600, "1g");

  private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

  /** Adds a problem for each value that the process can't be started with. */
  void check(Problems problems) {
    if (timeoutSeconds < 0 || timeoutSeconds > LONGEST_SECONDS) {
      problems.add(
          "timeout-range",
          ProblemKind.CONFIGURATION,
          "<timeoutSeconds>",
          String.valueOf(timeoutSeconds),
          "from 0 to " + LONGEST_SECONDS + " seconds",
          "configure a number in this range, or leave it out");
    }
    if (!workerMemory.matches("[1-9][0-9]{0,5}[kKmMgG]")) {
      problems.add(
          "worker-memory-size",
          ProblemKind.CONFIGURATION,
          "<workerMemory>",
          workerMemory.isBlank() ? "nothing" : workerMemory,
          "a number with k, m or g behind it, such as 512m or 2g",
          "correct the value, or leave it out");
    }
  }

  WorkerOptions options(List<Path> classPath) {
    return new WorkerOptions(classPath, Duration.ofSeconds(timeoutSeconds), workerMemory);
  }
}
