package dev.tinyml.converter.graph;

import org.tensorflow.TensorFlow;

/** The native TensorFlow that builds and runs graphs. Stateless. */
public final class GraphRuntime {
  private GraphRuntime() {}

  /**
   * Loads it if that has not happened yet; takes about a second.
   *
   * @throws LinkageError when it can't be loaded on this system
   */
  public static void load() {
    TensorFlow.version();
  }
}
