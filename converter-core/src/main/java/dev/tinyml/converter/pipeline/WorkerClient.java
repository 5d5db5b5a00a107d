package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Converts in a process of its own. When native code ends that process, the caller gets a problem
 * with the stage and the tail of the native log; outputs of an earlier run stay as they were.
 * Immutable; may be used from several threads for different output folders.
 */
public final class WorkerClient {
  private static final long POLL_MILLIS = 20;
  private static final int LOG_TAIL_LINES = 6;

  private final WorkerOptions options;

  /**
   * @param options how the process is started
   */
  public WorkerClient(WorkerOptions options) {
    this.options = options;
  }

  /**
   * Converts into a folder.
   *
   * @param request what
   * @param output where; replaced as a whole on success, untouched otherwise
   * @param listener hears of each stage
   * @throws ProblemException when an input is not right, or the process dies or takes too long
   */
  public void convert(ConversionRequest request, ConversionFiles output, StageListener listener) {
    try {
      WorkerFolder folder = WorkerFolder.beside(output.folder());
      try {
        convert(request, folder, output, listener);
      } finally {
        folder.delete();
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "worker-files",
              ProblemKind.ENVIRONMENT,
              "output folder " + output.folder(),
              String.valueOf(e.getMessage()),
              "a folder that can be written to, on a disk with space",
              "free space or choose another output folder"),
          e);
    }
  }

  private void convert(
      ConversionRequest request,
      WorkerFolder folder,
      ConversionFiles output,
      StageListener listener)
      throws IOException {
    Files.writeString(
        folder.request(), new JsonWriter().write(request.toJson()), StandardCharsets.UTF_8);
    ProgressReader progress = new ProgressReader(folder.progress(), listener);
    Process process = new WorkerProcess(options).start(folder);
    Thread killer = new Thread(process::destroyForcibly, "tinyml-worker-killer");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      watch(process, progress, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          new Problem(
              "worker-interrupted",
              ProblemKind.ENVIRONMENT,
              "stage " + progress.currentStage(),
              "the build was interrupted",
              "a build that runs to its end",
              "run the build again"),
          e);
    } finally {
      process.destroyForcibly();
      removeHook(killer);
    }
    if (!Files.exists(folder.answer())) {
      throw new ProblemException(died(process.exitValue(), progress, folder.log()));
    }
    WorkerAnswer answer = WorkerAnswer.read(folder.answer());
    if (!answer.problems().isEmpty()) {
      throw new ProblemException(answer.problems());
    }
    output.takeFrom(folder.output());
  }

  private void watch(Process process, ProgressReader progress, WorkerFolder folder)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + options.timeLimit().toNanos();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      progress.poll();
      if (System.nanoTime() > deadline) {
        process.destroyForcibly().waitFor();
        throw new ProblemException(
            new Problem(
                "worker-time",
                ProblemKind.ENVIRONMENT,
                "stage " + progress.currentStage(),
                "no end after " + options.timeLimit().toSeconds() + " s" + tail(folder.log()),
                "a conversion within the time limit",
                "raise it with -Dtinyml.timeoutSeconds=SECONDS or give fewer samples"));
      }
    }
    progress.poll();
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Already shutting down: the hook does its work.
    }
  }

  private static Problem died(int exit, ProgressReader progress, Path log) throws IOException {
    return new Problem(
        "worker-died",
        ProblemKind.INTERNAL,
        "stage " + progress.currentStage(),
        "the converter process ended with exit code " + exit + describe(exit) + tail(log),
        "a process that ends with an answer",
        "if it was not killed from outside, report this with the model and the lines above");
  }

  /** Shells and Java add a signal's number to 128. */
  private static String describe(int exit) {
    return switch (exit) {
      case 134 -> " (abort in native code)";
      case 136 -> " (arithmetic fault in native code)";
      case 137 -> " (killed, perhaps for want of memory)";
      case 139 -> " (memory fault in native code)";
      case 143 -> " (terminated)";
      default -> "";
    };
  }

  private static String tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    String tail =
        lines.stream()
            .skip(Math.max(0, lines.size() - LOG_TAIL_LINES))
            .collect(Collectors.joining(" | "));
    return tail.isEmpty() ? "" : "; the native log ends with: " + tail;
  }
}
