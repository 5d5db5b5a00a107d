package dev.tinyml.it.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that runs a model, compiled for a core.
 *
 * @param objects and libraries, in the order to link them
 * @param weights bytes of its flash that come from the model alone
 */
record Subject(List<Path> objects, long weights) {
  /** Copies the list. */
  Subject {
    objects = List.copyOf(objects);
  }
}
