package dev.tinyml.codegen.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A text file that is written beside its place and then moved there, so that it is never half
 * written.
 *
 * @param path of the file; its folder is made if missing
 */
record TextFile(Path path) {

  /** Writes lines in UTF-8, each with a line feed. */
  void write(List<String> lines) {
    Path target = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Path draft = Files.createTempFile(target.getParent(), ".tinyml", ".new");
      try {
        Files.writeString(draft, String.join("\n", lines) + "\n");
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }
}
