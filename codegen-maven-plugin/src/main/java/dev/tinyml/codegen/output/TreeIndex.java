package dev.tinyml.codegen.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The list of the files that a tree has in a directory. It lies beside the directory, and only what
 * it names is ever deleted or read back: files that a user put there are the user's.
 */
final class TreeIndex {
  private final Path directory;
  private final Path file;

  TreeIndex(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    this.file = this.directory.resolveSibling(this.directory.getFileName() + ".files");
  }

  Path directory() {
    return directory;
  }

  Path file() {
    return file;
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** Paths of the last write; lines that are not safe paths are none of ours and left out. */
  List<String> read() throws IOException {
    return exists()
        ? Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .filter(TreeIndex::isSafe)
            .distinct()
            .toList()
        : List.of();
  }

  void write(List<String> paths) throws IOException {
    String text = String.join("\n", paths) + "\n";
    if (!exists() || !Files.readString(file, StandardCharsets.UTF_8).equals(text)) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
  }

  private static boolean isSafe(String path) {
    try {
      return GeneratedFile.text(path, "").path().equals(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
