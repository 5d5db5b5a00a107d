package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An archive on the disk")
class ArchiveFileTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is made with its folder, replaced when it changes, and else not touched")
  void write() throws IOException {
    Path file = folder.resolve("target/sketch.zip");
    ArchiveFile archive = new ArchiveFile(file);
    archive.write(new byte[] {1, 2});
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);

    archive.write(new byte[] {1, 2});
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);

    archive.write(new byte[] {3});
    assertThat(file).hasBinaryContent(new byte[] {3});
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @DisplayName("names itself when it can't be written, and leaves nothing behind")
  void refused() throws IOException {
    Path occupied = folder.resolve("sketch.zip");
    Files.createDirectories(occupied.resolve("not-empty"));

    assertThatThrownBy(() -> new ArchiveFile(occupied).write(new byte[] {1}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("sketch.zip");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(occupied);
    }
  }
}
