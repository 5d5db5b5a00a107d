package dev.tinyml.codegen.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * An archive on the disk, replaced as a whole and only when its content changes.
 *
 * @param path in a folder that is made if missing
 */
record ArchiveFile(Path path) {

  /**
   * Makes the file hold some content.
   *
   * @throws UncheckedIOException when the disk does not allow it; the old file is still there then
   */
  void write(byte[] content) {
    try {
      if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content)) {
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
}
