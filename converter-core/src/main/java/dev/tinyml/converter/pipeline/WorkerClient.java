package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * Converts in a process of its own. When native code ends that process, the caller gets a problem
 * with the stage and the tail of the native log; outputs of an earlier run stay as they were.
 * Immutable; may be used from several threads for different output folders.
 */
public final class WorkerClient {
  private static final long POLL_MILLIS = 20;
  private static final int SECONDS_TO_END = 10;

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
   * @param output where; its files are replaced when all are complete, untouched otherwise
   * @param listener hears of each stage
   * @return what the folder then holds
   * @throws ProblemException when an input is not right, or the process dies or takes too long
   */
  public ManifestFile convert(
      ConversionRequest request, ConversionFiles output, StageListener listener) {
    try {
      WorkerFolder folder = WorkerFolder.beside(output.folder());
      try {
        return convert(request, folder, output, listener);
      } finally {
        delete(folder);
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

  /** What is left behind is a hidden folder; no reason to hide why the conversion failed. */
  private static void delete(WorkerFolder folder) {
    try {
      folder.delete();
    } catch (IOException e) {
      folder.path().toFile().deleteOnExit();
    }
  }

  private ManifestFile convert(
      ConversionRequest request,
      WorkerFolder folder,
      ConversionFiles output,
      StageListener listener)
      throws IOException {
    Files.writeString(
        folder.request(), new JsonWriter().write(request.toJson()), StandardCharsets.UTF_8);
    ProgressReader progress = new ProgressReader(folder.progress(), listener);
    NativeLog log = new NativeLog(folder.log());
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
      end(process);
      removeHook(killer);
    }
    if (!Files.exists(folder.answer())) {
      listener.details(log.text());
      throw new ProblemException(
          new WorkerDeath(process.exitValue(), progress.currentStage(), log).problem());
    }
    WorkerAnswer answer = WorkerAnswer.read(folder.answer());
    if (!answer.problems().isEmpty()) {
      listener.details(log.text());
      throw new ProblemException(answer.problems());
    }
    return output.takeFrom(folder.output());
  }

  /**
   * Waits for the answer or the end of the process. Once the answer is there the process is of no
   * more use: its own orderly end would take a while to take TensorFlow apart.
   */
  private void watch(Process process, ProgressReader progress, WorkerFolder folder)
      throws IOException, InterruptedException {
    NativeLog log = new NativeLog(folder.log());
    long deadline = System.nanoTime() + options.timeLimit().toNanos();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && !Files.exists(folder.answer())) {
      progress.poll();
      if (System.nanoTime() > deadline) {
        end(process);
        throw new ProblemException(
            new Problem(
                "worker-time",
                ProblemKind.ENVIRONMENT,
                "stage " + progress.currentStage(),
                "no end after " + options.timeLimit().toSeconds() + " s" + log.tail(),
                "a conversion within the time limit",
                "raise <timeoutSeconds>, or give fewer samples"));
      }
    }
    progress.poll();
  }

  /** Kills the process if it runs, and gives it a moment to let go of its files. */
  private static void end(Process process) {
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Already shutting down: the hook does its work.
    }
  }
}
