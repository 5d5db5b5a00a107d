package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.ModelFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model's file or folder.
 *
 * @param path untrusted
 */
record ModelFile(Path path) {
  private static final int MOST_FILES = 10_000;

  /** The last element of the path, also of one that ends in dots. */
  String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Bytes of the file, or of all files in the folder; links are not followed there. */
  long size() {
    try {
      if (!Files.isDirectory(path)) {
        return Files.size(path);
      }
      long size = 0;
      for (Path file : files()) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException e) {
      throw ModelFileReader.unreadable(path, e);
    }
  }

  /** The content of the file. */
  ModelBytes read() {
    return new ModelFileReader().read(path);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(MOST_FILES)
          .toList();
    }
  }
}
