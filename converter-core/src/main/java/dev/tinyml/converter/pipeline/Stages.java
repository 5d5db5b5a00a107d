package dev.tinyml.converter.pipeline;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the stages of a conversion one after the other and tells the listener. */
final class Stages {
  private final StageListener listener;
  private final String subject;
  private final ProcessMemory memory = new ProcessMemory();

  Stages(StageListener listener) {
    this(listener, "");
  }

  private Stages(StageListener listener, String subject) {
    this.listener = listener;
    this.subject = subject;
  }

  /**
   * Stages of the same conversion that are about one of several models.
   *
   * @param variant what to call it
   */
  Stages about(String variant) {
    return new Stages(listener, " (" + variant + ")");
  }

  /**
   * Runs a stage.
   *
   * @param found makes the line about the result
   */
  <T> T run(String stage, Supplier<T> work, Function<T, String> found) {
    String name = stage + subject;
    listener.started(name);
    long start = System.nanoTime();
    T result = work.get();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    listener.finished(name, found.apply(result), new StageCost(elapsed, memory.peak()));
    return result;
  }
}
