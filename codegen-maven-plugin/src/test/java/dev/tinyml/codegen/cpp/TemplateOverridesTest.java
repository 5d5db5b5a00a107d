package dev.tinyml.codegen.cpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateOverridesTest {
  private static final List<String> BOARDS = List.of("one", "two");

  @TempDir Path temp;

  private void file(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ProblemException refused() {
    return catchThrowableOfType(ProblemException.class, () -> TemplateOverrides.read(temp, BOARDS));
  }

  @Test
  @DisplayName("A board's template beats the general one, which beats none")
  void precedence() throws IOException {
    file("sketch.ino.ftl", "general");
    file("one/sketch.ino.ftl", "for one");
    file("two/README.md.ftl", "for two");
    file(".DS_Store", "");
    TemplateOverrides overrides = TemplateOverrides.read(temp, BOARDS);
    assertThat(overrides.find("one", SketchTemplate.SKETCH).orElseThrow().text())
        .isEqualTo("for one");
    assertThat(overrides.find("two", SketchTemplate.SKETCH).orElseThrow().text())
        .isEqualTo("general");
    assertThat(overrides.find("one", SketchTemplate.README)).isEmpty();
  }

  @Test
  @DisplayName("A directory that does not exist overrides nothing")
  void noDirectory() {
    assertThat(
            TemplateOverrides.read(temp.resolve("none"), BOARDS).find("one", SketchTemplate.SKETCH))
        .isEmpty();
  }

  @Test
  @DisplayName("Files and folders that override nothing are named, with the names that would")
  void nothingOverridden() throws IOException {
    file("gesture.ino", "");
    file("one/model_data.cpp.ftl", "");
    file("three/sketch.ino.ftl", "");
    assertThat(refused().problems())
        .extracting(p -> p.id())
        .containsExactlyInAnyOrder(
            "template-overrides-nothing", "template-overrides-nothing", "template-folder-unknown");
    assertThat(refused()).hasMessageContaining("sketch.ino.ftl").hasMessageContaining("one, two");
  }

  @Test
  @DisplayName("Bytes that are no UTF-8 and files too large for a template are refused")
  void unreadable() throws IOException {
    Files.write(temp.resolve("sketch.ino.ftl"), new byte[] {'a', (byte) 0xff});
    Files.write(temp.resolve("README.md.ftl"), new byte[(1 << 20) + 1]);
    assertThat(refused().problems())
        .extracting(p -> p.id())
        .containsExactlyInAnyOrder("template-not-utf8", "template-too-large");
  }
}
