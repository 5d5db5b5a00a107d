package dev.tinyml.converter.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the worker process is started.
 *
 * @param classPath converter-core, what it depends on, and the natives of this platform
 * @param timeLimit after which it is killed
 * @param maxHeap its Java heap in the form of -Xmx: {@code 1g}; native memory comes on top
 */
public record WorkerOptions(List<Path> classPath, Duration timeLimit, String maxHeap) {
  /** Copies the list. */
  public WorkerOptions {
    classPath = List.copyOf(classPath);
  }
}
