package dev.tinyml.it.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The user's TensorFlow Lite Micro")
class TflmLibraryTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is none when neither property is set")
  void none() {
    assertThat(TflmLibrary.of("", " ")).isEmpty();
  }

  @Test
  @DisplayName("has its folders of headers in the given order")
  void both() throws IOException {
    Path b = Files.createDirectory(folder.resolve("b"));
    Path a = Files.createDirectory(folder.resolve("a"));
    Path library = Files.createFile(folder.resolve("libtflm.a"));
    assertThat(TflmLibrary.of(b + File.pathSeparator + a, library.toString()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.includes()).containsExactly(b, a);
              assertThat(found.library()).isEqualTo(library);
            });
  }

  @Test
  @DisplayName("is refused with all that is wrong with it, never silently left out")
  void refused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> TflmLibrary.of(missing.toString(), ""))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dtflm.include: " + missing + " is not a folder")
        .hasMessageContaining("-Dtflm.library: '' is not a file");
    assertThatThrownBy(() -> TflmLibrary.of("", missing.toString()))
        .hasMessageContaining("-Dtflm.include names no folder")
        .hasMessageContaining("missing' is not a file");
  }
}
