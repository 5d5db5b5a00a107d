package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("mvn package in the example project")
class MainJobIT {
  @TempDir private Path folder;

  @Test
  @DisplayName(
      "makes a sketch zip per board, installs it by classifier, and then has nothing to do")
  void sketch() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    ProcessResult first = GestureProject.maven().run(gesture.project(), List.of("install"));
    assertThat(first.succeeded()).as(first.description()).isTrue();
    assertThat(first.stdout())
        .contains("Read model: 4 layers, 10,228 parameters, keras 3.15.1")
        .contains("200 samples (idle 50, circle 50, shake 50, swipe 50), 1000 held out")
        .contains("maximum absolute difference")
        .contains("held-out samples");
    try (ZipFile zip = new ZipFile(gesture.zip().toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()).collect(Collectors.toList()))
          .contains(
              "gesture/gesture.ino",
              "gesture/model_data.h",
              "gesture/model_data.cc",
              "gesture/model_normalization.h",
              "gesture/model_op_resolver.h",
              "gesture/model_op_resolver.cc",
              "gesture/model_settings.h",
              "gesture/golden_vectors.h",
              "gesture/sketch.yaml",
              "gesture/README.md");
    }
    assertThat(
            GestureProject.maven()
                .repository()
                .resolve("com/example/gesture/firmware-sketch/1.0.0")
                .resolve("firmware-sketch-1.0.0-" + GestureProject.BOARD + ".zip"))
        .hasSameBinaryContentAs(gesture.zip());
    assertThat(gesture.project().file("target/classes/com/example/gesture/GestureModel.class"))
        .exists();

    SortedMap<String, String> before = gesture.results();
    ProcessResult second = GestureProject.maven().run(gesture.project(), List.of("package"));
    assertThat(second.succeeded()).as(second.description()).isTrue();
    assertThat(second.stdout()).contains("Nothing to convert").doesNotContain("Read model");
    assertThat(gesture.results()).isEqualTo(before);
  }

  @Test
  @DisplayName("works with the oldest Maven that is supported")
  void oldestMaven() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    Path oldest = Path.of(System.getProperty("tinyml.oldestMaven"));
    try (var files = Files.list(oldest.resolve("bin"))) {
      // Unpacked from a zip without permissions.
      files.forEach(file -> file.toFile().setExecutable(true));
    }
    ProcessResult result =
        GestureProject.maven().withMaven(oldest).run(gesture.project(), List.of("-V", "package"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stdout()).contains("Apache Maven 3.8.7");
    assertThat(gesture.zip()).exists();
  }

  @Test
  @DisplayName("takes a user's template for one board, and refuses one that overrides nothing")
  void templates() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    Path own =
        gesture
            .project()
            .file("src/main/tinyml/templates/" + GestureProject.BOARD + "/README.md.ftl");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "Our own words.\n");
    ProcessResult result =
        GestureProject.maven().run(gesture.project(), List.of("process-resources"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(gesture.output().resolve("sketches/" + GestureProject.BOARD + "/gesture/README.md"))
        .hasContent("Our own words.");
    assertThat(gesture.output().resolve("sketches/nano33ble_sense_rev1/gesture/README.md"))
        .content()
        .contains("arduino-cli");

    Files.move(own, own.resolveSibling("READ_ME.md.ftl"));
    ProcessResult refused =
        GestureProject.maven().run(gesture.project(), List.of("process-resources"));
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.stdout())
        .contains("READ_ME.md.ftl", "README.md.ftl", "template-overrides-nothing")
        .contains("next step:");
  }

  @Test
  @DisplayName("fails with figures when a limit of the pom is passed, and makes no sketch")
  void gate() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    ProcessResult result =
        GestureProject.maven()
            .run(
                gesture.project(),
                List.of(
                    "package", "-Dtinyml.maxAccuracyDrop=0.01", "-Dtinyml.maxFloatDifference=0"));
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout())
        .contains("2 problems", "[accuracy-drop]", "[float-difference]", "quantization-aware")
        .containsPattern("float \\d+\\.\\d+ %, quantized \\d+\\.\\d+ % of 1000 held-out samples");
    assertThat(gesture.zip()).doesNotExist();
    assertThat(gesture.output().resolve("sketches")).doesNotExist();
  }
}
