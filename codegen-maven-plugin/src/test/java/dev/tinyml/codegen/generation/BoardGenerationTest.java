package dev.tinyml.codegen.generation;

import static dev.tinyml.codegen.generation.GestureFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.board.ArduinoTarget;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.board.SourceExtension;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Sketches for boards")
class BoardGenerationTest {
  @TempDir private Path folder;

  private static String file(GeneratedTree tree, String name) {
    return tree.files().stream()
        .filter(file -> file.path().equals(name))
        .findFirst()
        .map(GeneratedFile::text)
        .orElseThrow();
  }

  private static FirmwareGenerator generator(BoardCatalogue boards) {
    return new FirmwareGenerator(boards, RuntimeCatalogue.load());
  }

  private static List<Problem> problems(BoardCatalogue boards, String... ids) {
    return catchThrowableOfType(
            ProblemException.class, () -> generator(boards).generate(request(ids)))
        .problems();
  }

  @Test
  @DisplayName("without a sensor read the window from the serial port, and say why")
  void withoutSensor() {
    GenerationResult result = generator(BoardCatalogue.load()).generate(request("giga_r1"));
    GeneratedTree tree = result.sketches().get("giga_r1");
    assertThat(file(tree, "README.md")).contains("because the board has no accelerometer");
    assertThat(file(tree, "sketch.yaml"))
        .contains("fqbn: arduino:mbed_giga:giga", "platform: arduino:mbed_giga (4.6.0)");
    assertThat(result.fits()).hasSameSizeAs(BoardCatalogue.load().boards());
  }

  @Test
  @DisplayName("with another library include and pin nothing of the usual one")
  void otherRuntime() {
    BoardCatalogue boards = RuntimeChoice.parse("tflite_micro_2026_08").in(BoardCatalogue.load());
    GeneratedTree tree = generator(boards).generate(request("giga_r1")).sketches().get("giga_r1");
    assertThat(file(tree, "model_op_resolver.h")).doesNotContain("Chirale", "#include <>");
    assertThat(file(tree, "sketch.yaml")).doesNotContain("Chirale", "libraries:");
  }

  @Test
  @DisplayName("follow a user's file: baud rate, package index, core")
  void ownBoard() throws IOException {
    Files.writeString(
        folder.resolve("giga_r1.json"),
        "{\"serial\": {\"baud\": 9600}, \"arduino\": {\"platform\": {\"version\": \"4.1.0\","
            + " \"indexUrl\": \"https://example.com/package_index.json\"}}}");
    GeneratedTree tree =
        generator(BoardCatalogue.load(folder))
            .generate(request("giga_r1"))
            .sketches()
            .get("giga_r1");
    assertThat(file(tree, "gesture.ino")).contains("kSerialBaud = 9600;");
    assertThat(file(tree, "README.md")).contains("at 9600 baud", "baudrate=9600");
    assertThat(file(tree, "sketch.yaml"))
        .contains(
            "- platform: arduino:mbed_giga (4.1.0)\n"
                + "        platform_index_url: https://example.com/package_index.json");
  }

  @Test
  @DisplayName("have C++ files whose names the board's builder takes")
  void sourceExtension() throws IOException {
    Files.writeString(
        folder.resolve("giga_r1.json"), "{\"arduino\": {\"sourceExtension\": \"cpp\"}}");
    GeneratedTree tree =
        generator(BoardCatalogue.load(folder))
            .generate(request("giga_r1"))
            .sketches()
            .get("giga_r1");
    assertThat(tree.paths())
        .contains("model_data.cpp", "model_runner.cpp", "self_test.cpp", "sensor.cpp")
        .noneMatch(path -> path.endsWith(".cc"));
    assertThat(tree.paths()).allMatch(path -> !path.contains("/"));
    assertThat(file(tree, "README.md")).doesNotContain(".cc`");
    assertThat(BoardCatalogue.load().find("mega_2560").orElseThrow().arduino().orElseThrow())
        .extracting(ArduinoTarget::sourceExtension)
        .isEqualTo(SourceExtension.CPP);
  }

  @Test
  @DisplayName("pin what a library needs in turn, and say which Arduino CLI knows that")
  void dependencies() {
    GeneratedTree tree =
        generator(BoardCatalogue.load())
            .generate(request("nicla_sense_me"))
            .sketches()
            .get("nicla_sense_me");
    assertThat(file(tree, "sketch.yaml"))
        .contains(
            "      - Arduino_BHY2 (1.0.7)\n      - dependency: ArduinoBLE (1.3.7)\n",
            "    port_config:\n      baudrate: 115200\n");
    assertThat(file(tree, "README.md")).contains("With Arduino CLI 1.4 or newer");
    assertThat(tree.paths()).contains("sensor_bhi260ap.cc");
  }

  @Test
  @DisplayName("that read the serial port show a window to paste, and its answer")
  void exampleWindow() {
    GeneratedTree tree =
        generator(BoardCatalogue.load()).generate(request("giga_r1")).sketches().get("giga_r1");
    GoldenVector first = request("giga_r1").golden().vectors().get(0);
    List<Integer> scores = first.outputs().get(0).integers();
    int best = scores.indexOf(Collections.max(scores));
    assertThat(file(tree, "README.md"))
        .contains(
            first.raw().get(0).stream().map(String::valueOf).collect(Collectors.joining(" ")),
            "begins with `" + List.of("idle", "wave", "circle").get(best) + "`");
  }

  @Test
  @DisplayName("are not made without a library, a version of the core, or room")
  void refused() throws IOException {
    Files.writeString(folder.resolve("pico.json"), "{\"runtime\": null}");
    Files.writeString(folder.resolve("uno_r4_minima.json"), "{\"runtime\": null}");
    Files.writeString(
        folder.resolve("nicla_vision.json"),
        "{\"memory\": {\"flashBytes\": 10000, \"ramBytes\": 1000}}");
    assertThat(
            problems(
                BoardCatalogue.load(folder), "giga_r1", "pico", "uno_r4_minima", "nicla_vision"))
        .extracting(problem -> problem.id() + " " + problem.subject())
        .containsExactly(
            "board-without-runtime board pico",
            "board-without-runtime board uno_r4_minima",
            "model-larger-than-flash model on board nicla_vision",
            "model-larger-than-ram model on board nicla_vision");
    assertThat(problems(BoardCatalogue.load(folder), "pico"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.nextStep())
                    .contains(
                        "\"runtime\": \"tinyml_c_engine\"", "src/main/tinyml/boards/pico.json"));
    Files.writeString(
        folder.resolve("teensy_41.json"), "{\"arduino\": {\"platform\": {\"version\": null}}}");
    assertThat(problems(BoardCatalogue.load(folder), "teensy_41"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("board-core-unknown");
              assertThat(problem.nextStep()).contains("src/main/tinyml/boards/teensy_41.json");
            });
  }
}
