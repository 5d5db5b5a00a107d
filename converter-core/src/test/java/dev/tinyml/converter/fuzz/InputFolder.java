package dev.tinyml.converter.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for the inputs of readers that take files. The same names are written again and again.
 * Not thread-safe.
 */
final class InputFolder {
  private final Path folder;

  InputFolder(String target) {
    try {
      folder = Files.createTempDirectory("fuzz-" + target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.toFile().deleteOnExit();
  }

  Path path() {
    return folder;
  }

  /**
   * Writes an input.
   *
   * @param name relative to the folder; folders in it are made
   */
  Path write(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        deleteOnExit(file);
      }
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteOnExit(Path file) throws IOException {
    Path parent = file.getParent();
    if (!Files.exists(parent)) {
      Files.createDirectories(parent);
      parent.toFile().deleteOnExit();
    }
    file.toFile().deleteOnExit();
  }

  /** Fails when anything but these files lies in the folder: a reader has written. */
  void requireOnly(Path... files) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> strange =
          found.filter(Files::isRegularFile).filter(f -> !List.of(files).contains(f)).toList();
      if (!strange.isEmpty()) {
        throw new AssertionError("reading has written " + strange);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
