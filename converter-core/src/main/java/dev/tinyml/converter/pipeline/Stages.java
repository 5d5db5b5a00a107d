package dev.tinyml.converter.pipeline;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the stages of a conversion one after the other and tells the listener. */
final class Stages {
  private final StageListener listener;
  private final ProcessMemory memory = new ProcessMemory();

  Stages(StageListener listener) {
    this.listener = listener;
  }

  /**
   * Runs a stage.
   *
   * @param found makes the line about the result
   */
  <T> T run(String stage, Supplier<T> work, Function<T, String> found) {
    listener.started(stage);
    long start = System.nanoTime();
    T result = work.get();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    listener.finished(stage, found.apply(result), new StageCost(elapsed, memory.peak()));
    return result;
  }
}
