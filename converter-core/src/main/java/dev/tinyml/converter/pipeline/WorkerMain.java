package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The worker process: one conversion, then the end. Its only argument is the folder that it shares
 * with its parent. It ends as well when its standard input does, because then its parent is gone.
 */
public final class WorkerMain {
  private static final int PARENT_GONE = 3;

  private WorkerMain() {}

  /**
   * Converts.
   *
   * @param arguments the shared folder
   * @throws Exception when request or answer can't be read or written; the parent sees no answer
   */
  public static void main(String[] arguments) throws Exception {
    endWithParent();
    Preload.start();
    WorkerFolder folder = new WorkerFolder(Path.of(arguments[0]));
    ConversionRequest request =
        ConversionRequest.fromJson(
            JsonCursor.root(
                "request", new JsonReader().read(Files.readAllBytes(folder.request()))));
    convert(request, folder).write(folder.answer());
  }

  private static WorkerAnswer convert(ConversionRequest request, WorkerFolder folder) {
    try {
      new ConversionPipeline(new Versions())
          .run(request, folder.output(), new ProgressWriter(folder.progress()));
      return new WorkerAnswer(List.of());
    } catch (ProblemException e) {
      e.printStackTrace();
      return new WorkerAnswer(e.problems());
    } catch (OutOfMemoryError e) {
      return new WorkerAnswer(
          List.of(
              new Problem(
                  "worker-memory",
                  ProblemKind.ENVIRONMENT,
                  "conversion of " + request.model().getFileName(),
                  "the worker's memory ran out: " + e.getMessage(),
                  "a model and data that fit in it",
                  "give it more with <workerMemory>, 4g for example")));
    } catch (LinkageError e) {
      e.printStackTrace();
      return new WorkerAnswer(
          List.of(
              new Problem(
                  "native-library-load",
                  ProblemKind.ENVIRONMENT,
                  "TensorFlow's native libraries",
                  e.toString(),
                  "a Linux with glibc and libstdc++.so.6",
                  "install what the message names; Alpine and other systems with musl can't run"
                      + " TensorFlow")));
    } catch (RuntimeException | StackOverflowError e) {
      e.printStackTrace();
      return new WorkerAnswer(
          List.of(
              new Problem(
                  "worker-defect",
                  ProblemKind.INTERNAL,
                  "conversion of " + request.model().getFileName(),
                  e.toString(),
                  "a result or a problem that names its cause",
                  "report this with the model; mvn -X shows where it happened")));
    }
  }

  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever sent; only the end counts.
                }
              } catch (IOException e) {
                // The end as well.
              }
              Runtime.getRuntime().halt(PARENT_GONE);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
