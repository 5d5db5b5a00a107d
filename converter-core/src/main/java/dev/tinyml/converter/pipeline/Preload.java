package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.graph.GraphRuntime;
import dev.tinyml.converter.nativelib.NativeInterpreter;

/**
 * Loads the native libraries and rehearses calibration on a thread of its own while the model and
 * the data are read. What fails here fails once more where it is needed, and is told there.
 */
final class Preload {
  private Preload() {}

  static void start() {
    Thread thread =
        new Thread(
            () -> {
              try {
                GraphRuntime.load();
                NativeInterpreter.load();
                new Rehearsal().run();
              } catch (RuntimeException | LinkageError e) {
                // Whoever needs the library gets the same error, with a name for it.
              }
            },
            "preload");
    thread.setDaemon(true);
    thread.start();
  }
}
