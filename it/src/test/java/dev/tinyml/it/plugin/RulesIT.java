package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The rules of the pom")
class RulesIT {
  /** A model that int8 spoils because its sensor glitches: make_repair.py tells how. */
  private static final Path GLITCH =
      Path.of("../converter-core/src/test/resources/repair/glitch").toAbsolutePath();

  @TempDir private Path folder;

  private ProcessResult convert(String... properties) throws IOException {
    return new CommandLine(folder.resolve("empty"))
        .run(
            "convert",
            Stream.concat(
                    Stream.of(
                        "-Dtinyml.model=" + GLITCH.resolve("model.keras"),
                        "-Dtinyml.representativeData=" + GLITCH.resolve("X.npy"),
                        "-Dtinyml.labels=" + GLITCH.resolve("y.npy")),
                    Stream.of(properties))
                .toArray(String[]::new));
  }

  @Test
  @DisplayName("fail the build with a table, and no sketch is made")
  void table() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    ProcessResult result =
        GestureProject.maven()
            .run(
                gesture.project(),
                List.of(
                    "package",
                    "-Dtinyml.minRecall=0.999",
                    "-Dtinyml.maxSize=1 kB",
                    "-Dtinyml.minAuc=0.5",
                    "-Dtinyml.minSignalToNoise=1"));
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout())
        .containsPattern("rule +\\| limit +\\| measured +\\| verdict")
        .containsPattern("maxAccuracyDrop +\\| below 5.0 points +\\| -?[0-9.]+ points +\\| holds")
        .containsPattern("minRecall +\\| at least 99.9 % +\\| \\w+ [0-9.]+ % of 250 +\\| fails")
        .containsPattern("minSignalToNoise +\\| at least 1.0 dB +\\| [0-9.]+ dB +\\| holds")
        .containsPattern("minAuc +\\| at least 0.5 +\\| not measured +\\| fails")
        .containsPattern("maxSize +\\| at most 1,000 bytes +\\| [0-9,]+ bytes +\\| fails")
        .contains("3 problems", "[class-recall]", "[rule-not-measured] <minAuc>", "[model-size]")
        .contains("next step:");
    assertThat(gesture.zip()).doesNotExist();
  }

  @Test
  @DisplayName("are satisfied by a repair where int8 as usual breaks them")
  void repair() throws IOException {
    ProcessResult spoiled = convert();
    assertThat(spoiled.succeeded()).isFalse();
    assertThat(spoiled.stdout())
        .contains("[accuracy-drop]", "next step: start with INPUT input_layer");

    ProcessResult repaired = convert("-Dtinyml.repair=true", "-Dtinyml.minRecall=0.9");
    assertThat(repaired.succeeded()).as(repaired.description()).isTrue();
    assertThat(repaired.stdout())
        .contains("Try percentile 99.99: ", "Repair: what was tried")
        .containsPattern("min-max +\\| .* points \\(fails\\)")
        .containsPattern("percentile 99.99 +\\| .* \\| chosen");

    ProcessResult again = convert("-Dtinyml.repair=true", "-Dtinyml.minRecall=0.9");
    assertThat(again.stdout()).contains("Nothing to convert", "Repair: what was tried");
    ProcessResult otherRule = convert("-Dtinyml.repair=true", "-Dtinyml.minRecall=0.8");
    assertThat(otherRule.stdout()).doesNotContain("Nothing to convert");
  }

  @Test
  @DisplayName("that no repair satisfies fail the build with a table of attempts")
  void nothingHelps() throws IOException {
    ProcessResult result =
        convert(
            "-Dtinyml.repair=true",
            "-Dtinyml.minSignalToNoise=150",
            "-Dtinyml.board=nano33ble_sense_rev2");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout())
        .contains("Repair: what was tried", "[signal-to-noise]")
        .containsPattern("mse +\\| .* dB \\(fails\\)")
        .containsPattern("min-max \\+ int16 activations +\\| .* dB \\(fails\\) +\\| chosen")
        .contains("No way of quantizing that was tried keeps all rules");
  }

  @Test
  @DisplayName("that can't be are refused before anything runs, all of them at once")
  void wrongLimits() throws IOException {
    ProcessResult result =
        convert("-Dtinyml.minRecall=2", "-Dtinyml.maxSize=big", "-Dtinyml.ranges=guess");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout())
        .contains("3 problems", "[gate-limit] <minRecall>", "[gate-limit] <maxSize>")
        .contains("ranges-unknown")
        .doesNotContain("Read model");
  }
}
