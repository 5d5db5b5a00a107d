package dev.tinyml.codegen.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file on the disk, replaced as a whole and only when its content changes. It is written beside
 * its place first, with the permissions that the user's other new files get.
 *
 * @param path in a folder that is made if missing
 */
record OutputFile(Path path) {
  OutputFile {
    path = path.toAbsolutePath().normalize();
  }

  /** Writes lines in UTF-8, each with a line feed. */
  void write(List<String> lines) {
    write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes the file hold some content.
   *
   * @throws UncheckedIOException when the disk does not allow it; the old file is still there then
   */
  void write(byte[] content) {
    try {
      if (holds(content)) {
        return;
      }
      Files.createDirectories(path.getParent());
      Path partial = path.resolveSibling(path.getFileName() + ".part");
      try {
        Files.write(partial, content);
        Files.move(
            partial, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  /**
   * Whether it is there and has this content.
   *
   * @throws UncheckedIOException when it can't be read
   */
  boolean holds(byte[] content) {
    try {
      return Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }
}
