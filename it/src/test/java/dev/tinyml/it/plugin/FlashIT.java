package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Arduino CLI itself can't be had from where builds run: a program that answers as it does stands
 * in.
 */
@DisplayName("flash, as a user runs it")
class FlashIT {
  private static final String BOARD = "nano33ble_sense_rev2";
  private static final Path STAND_IN =
      Path.of("../codegen-maven-plugin/src/test/resources/fixtures/flash/arduino-cli")
          .toAbsolutePath();

  @TempDir private Path folder;

  private Path tool;

  private ProcessResult run(String goal, String... properties) throws IOException {
    return new CommandLine(folder.resolve("project")).run(goal, properties);
  }

  private void answer(String file, String text) throws IOException {
    Files.writeString(tool.resolveSibling(file), text);
  }

  @BeforeEach
  void generate() throws IOException {
    tool = Files.createDirectories(folder.resolve("tool")).resolve("arduino-cli");
    Files.copy(STAND_IN, tool);
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    answer("version.json", "{\"VersionString\": \"1.4.1\"}");
    answer(
        "ports.json",
        """
        {"detected_ports": [{"port": {"address": "/dev/ttyACM3", "protocol": "serial"},
          "matching_boards": [{"name": "Nano 33 BLE", "fqbn": "arduino:mbed_nano:nano33ble"}]}]}
        """);
    answer("uploaded.json", "{\"stdout\": \"\", \"stderr\": \"\"}");
    answer(
        "properties.json",
        """
        {"builder_result": {"build_properties": ["compiler.cpp.extra_flags=",
          "recipe.cpp.o.pattern=g++ {compiler.cpp.extra_flags}"]}}
        """);
    ProcessResult converted =
        run(
            "convert",
            "-Dtinyml.model="
                + Path.of("../firmware-sketch/src/main/tinyml/gesture_model.keras")
                    .toAbsolutePath(),
            "-Dtinyml.board=" + BOARD,
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET);
    assertThat(converted.succeeded()).as(converted.description()).isTrue();
    ProcessResult generated = run("generate", "-Dtinyml.board=" + BOARD);
    assertThat(generated.succeeded()).as(generated.description()).isTrue();
  }

  @Test
  @DisplayName("uploads the sketch of the build and judges its verdict by the build's digests")
  void flashes() throws IOException {
    ProcessResult dry = run("flash", "-Dtinyml.dryRun", "-Dtinyml.selfTest");
    assertThat(dry.succeeded()).as(dry.description()).isTrue();
    assertThat(dry.stdout())
        .contains("$ arduino-cli upload --profile " + BOARD + " --port PORT", "monitor");

    Path sketch = folder.resolve("project/target/tinyml/sketches/" + BOARD + "/gesture");
    String facts = Files.readString(sketch.resolve("tinyml.json"));
    String contract = find(facts, "contract");
    String digest = find(facts, "goldenDigest");
    assertThat(sketch.resolve("model_settings.h")).content().contains("0x" + contract);

    answer("monitor.1", verdict("PASS", contract, digest, digest) + "\r\n");
    ProcessResult passed = flash();
    assertThat(passed.succeeded()).as(passed.description()).isTrue();
    assertThat(passed.stdout()).contains("/dev/ttyACM3", "Self-test passed", contract, digest);

    answer(
        "monitor.2",
        verdict("FAIL", contract, "00000000", digest)
            + ": vector 0, output 1: got 1, expected 2\n");
    ProcessResult failed = flash();
    assertThat(failed.succeeded()).isFalse();
    assertThat(failed.stdout())
        .contains("self-test-difference", "vector 0, output 1: got 1, expected 2")
        .doesNotContain("\tat ", "Exception in");

    ProcessResult none = run("flash", "-Dtinyml.arduinoCli=" + folder.resolve("nowhere"));
    assertThat(none.succeeded()).isFalse();
    assertThat(none.stdout()).contains("arduino-cli-missing", "next step:");
    ProcessResult other = run("flash", "-Dtinyml.board=pico", "-Dtinyml.dryRun");
    assertThat(other.succeeded()).isFalse();
    assertThat(other.stdout()).contains("board-choice", "one of " + BOARD);
  }

  private ProcessResult flash() throws IOException {
    return run("flash", "-Dtinyml.selfTest", "-Dtinyml.arduinoCli=" + tool);
  }

  private static String verdict(String word, String contract, String digest, String expected) {
    return "TINYML-SELF-TEST %s contract=%s vectors=4 digest=%s expected=%s"
        .formatted(word, contract, digest, expected);
  }

  private static String find(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"([0-9a-f]+)\"").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return matcher.group(1);
  }
}
