package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.ModelBytes;
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
  private static final long LARGEST = 512L << 20;
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
      throw unreadable(e);
    }
  }

  /** The content of the file. */
  ModelBytes read() {
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        throw new ProblemException(
            new Problem(
                "model-file-too-large",
                ProblemKind.UNSUPPORTED,
                "model file " + path,
                size + " bytes",
                "at most " + LARGEST + " bytes",
                "inspect a smaller model; one of this size fits no microcontroller"));
      }
      return new ModelBytes(Files.readAllBytes(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(MOST_FILES)
          .toList();
    }
  }

  private ProblemException unreadable(IOException e) {
    return new ProblemException(
        new Problem(
            "model-file-unreadable",
            ProblemKind.ENVIRONMENT,
            "model file " + path,
            "it can't be read: " + e.getClass().getSimpleName(),
            "a readable file",
            "check its permissions"),
        e);
  }
}
