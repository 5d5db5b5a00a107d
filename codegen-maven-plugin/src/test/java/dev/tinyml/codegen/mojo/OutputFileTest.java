package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of the output")
class OutputFileTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is made with its folder, replaced when it changes, and else not touched")
  void write() throws IOException {
    Path file = folder.resolve("target/sketch.zip");
    OutputFile archive = new OutputFile(file);
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

    assertThatThrownBy(() -> new OutputFile(occupied).write(new byte[] {1}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("sketch.zip");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(occupied);
    }
  }

  @Test
  @DisplayName("can be read by whoever can read other files that the user makes")
  void permissions() throws IOException {
    Path other = Files.createFile(folder.resolve("other"));
    Path file = folder.resolve("report.html");
    new OutputFile(file).write(List.of("größer", "b"));
    assertThat(file).hasContent("größer\nb\n");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }
}
