package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What tinyml:inspect writes, and where")
class InspectionOutputTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("a file in a folder that is made for it, with line feeds, and no other file")
  void file() throws IOException {
    Path file = folder.resolve("new/description.txt");
    new OutputFile(file).write(List.of("old", "content"));
    new OutputFile(file).write(List.of("größer", "b"));

    assertThat(Files.readString(file)).isEqualTo("größer\nb\n");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @DisplayName("a place that can't be written to is named, and nothing stays behind")
  void unwritable() throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("occupied/by/a/folder"));

    assertThatThrownBy(() -> new OutputFile(folder.resolve("occupied")).write(List.of("text")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("occupied");
    assertThat(occupied).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("occupied"));
    }
  }

  @Test
  @DisplayName("text and json are formats, other words are refused with both")
  void formats() {
    assertThat(InspectionFormat.of("text")).isEqualTo(InspectionFormat.TEXT);
    assertThat(InspectionFormat.of("json")).isEqualTo(InspectionFormat.JSON);
    assertThatThrownBy(() -> InspectionFormat.of("JSON"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("inspect-format", "text or json");
  }

  @Test
  @DisplayName("the HDF5 library's level is set while a model is read, a user's level stays")
  void logging() {
    assertThat(level()).isNull();
    String nested =
        ReaderLogging.warningsOnly(() -> ReaderLogging.warningsOnly(this::level) + level());
    assertThat(nested).isEqualTo("warnwarn");
    assertThatThrownBy(
            () ->
                ReaderLogging.warningsOnly(
                    () -> {
                      throw new IllegalStateException("work that fails");
                    }))
        .hasMessage("work that fails");
    assertThat(level()).isNull();
  }

  private String level() {
    return System.getProperty(ReaderLogging.LEVEL);
  }
}
