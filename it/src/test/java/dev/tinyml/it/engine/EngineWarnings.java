package dev.tinyml.it.engine;

import java.util.List;

/** What GCC and Clang must have nothing to say about. */
final class EngineWarnings {
  /** In C, on every processor. */
  static final List<String> ALL =
      List.of(
          "-Wall",
          "-Wextra",
          "-Werror",
          "-Wconversion",
          "-Wsign-conversion",
          "-Wshadow",
          "-Wpedantic",
          "-Wstrict-prototypes",
          "-Wmissing-prototypes",
          "-Wcast-qual",
          "-Wundef");

  private EngineWarnings() {}
}
