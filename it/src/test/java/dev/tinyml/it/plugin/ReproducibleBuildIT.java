package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two builds")
class ReproducibleBuildIT {
  @TempDir private Path folder;

  @Test
  @DisplayName("in other folders, locales and time zones give identical zips, jars and manifests")
  void identical() throws IOException {
    GestureProject one = GestureProject.copy(folder.resolve("one"));
    GestureProject other = GestureProject.copy(folder.resolve("another place/übung"));
    build(
        one,
        Map.of(
            "MAVEN_OPTS",
            "-Duser.language=en -Duser.country=US -Duser.timezone=UTC",
            "LC_ALL",
            "C.UTF-8",
            "TZ",
            "UTC"));
    build(
        other,
        Map.of(
            "MAVEN_OPTS",
            "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati",
            "LC_ALL",
            "C.UTF-8",
            "LANG",
            "tr_TR.UTF-8",
            "TZ",
            "Pacific/Kiritimati"));

    SortedMap<String, String> results = one.results();
    assertThat(results).hasSizeGreaterThan(30);
    assertThat(results.keySet())
        .contains(
            "tinyml/conversion.json",
            "tinyml/model_int8.tflite",
            "tinyml/report.json",
            "tinyml/report.html",
            "firmware-sketch-1.0.0.jar");
    assertThat(other.results()).isEqualTo(results);
    String manifest = Files.readString(one.output().resolve("conversion.json"));
    assertThat(manifest)
        .doesNotContain(folder.toString())
        .doesNotContain(System.getProperty("user.name") + "\"");
    assertThat(Files.readAllBytes(one.zip()))
        .asString(StandardCharsets.ISO_8859_1)
        .doesNotContain(folder.toString());
  }

  private static void build(GestureProject project, Map<String, String> variables) {
    ProcessResult result =
        GestureProject.maven().withVariables(variables).run(project.project(), List.of("package"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
  }
}
