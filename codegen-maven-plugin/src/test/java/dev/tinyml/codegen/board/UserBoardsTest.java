package dev.tinyml.codegen.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A user's boards")
class UserBoardsTest {
  private static final String OWN =
      """
      {
        "id": "my_board",
        "name": "My board",
        "microcontroller": {"part": "STM32F407", "core": "Cortex-M4F", "clockMHz": 168},
        "memory": {"flashBytes": 1048576, "ramBytes": 131072},
        "arduino": {
          "fqbn": "STMicroelectronics:stm32:GenF4:pnum=MY",
          "platform": {"id": "STMicroelectronics:stm32", "version": "2.9.0"}
        },
        "runtime": "tflite_micro_2026_08"
      }
      """;

  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private List<Problem> problems() {
    return catchThrowableOfType(ProblemException.class, () -> BoardCatalogue.load(folder))
        .problems();
  }

  @Test
  @DisplayName("are beside ours, and need no folder")
  void own() throws IOException {
    file("my_board.json", OWN);
    BoardCatalogue boards = BoardCatalogue.load(folder);
    Board board = boards.find("my_board").orElseThrow();
    assertThat(board.microcontroller().text()).isEqualTo("STM32F407, Cortex-M4F, 168 MHz");
    assertThat(board.microcontroller().fpu()).isEmpty();
    assertThat(board.serialBaud()).isEqualTo(115200);
    assertThat(boards.ids()).contains("nano33ble_sense_rev2");
    assertThat(BoardCatalogue.load(folder.resolve("none")).ids()).doesNotContain("my_board");
  }

  @Test
  @DisplayName("may change some fields of ours, take one away, and leave the others")
  void override() throws IOException {
    file(
        "nano33ble_sense_rev2.json",
        "{\"memory\": {\"flashBytes\": 500000}, \"serial\": {\"baud\": 9600},"
            + " \"motionSensor\": null}");
    Board ours = BoardCatalogue.load().find("nano33ble_sense_rev2").orElseThrow();
    Board board = BoardCatalogue.load(folder).find("nano33ble_sense_rev2").orElseThrow();
    assertThat(board.flashBytes()).hasValue(500000);
    assertThat(board.ramBytes()).isEqualTo(ours.ramBytes());
    assertThat(board.serialBaud()).isEqualTo(9600);
    assertThat(board.accelerometer()).isEmpty();
    assertThat(board.arduino()).isEqualTo(ours.arduino());
  }

  @Test
  @DisplayName("are told all their faults at once, with file, line, field and what is valid")
  void faults() throws IOException {
    file(
        "my_board.json",
        OWN.replace("\"name\": \"My board\"", "\"nmae\": \"My board\"")
            .replace("168", "\"fast\"")
            .replace("1048576", "-1")
            .replace("\"Cortex-M4F\"", "\"a\\nb\""));
    file("pico.json", "{\n  \"memory\": {\n    \"ram\": 1\n  },\n  \"name\": 5\n}");
    file("broken.json", "{\n  \"id\": ");
    file("notes.txt", "x");

    assertThat(problems())
        .extracting(p -> p.subject().replace(folder + "/", "") + " " + p.id())
        .containsExactlyInAnyOrder(
            "file broken.json board-file-not-json",
            "file my_board.json, line 3, nmae field-unknown",
            "file my_board.json, line 1 field-missing",
            "file my_board.json, line 4, microcontroller.core field-value",
            "file my_board.json, line 4, microcontroller.clockMHz field-type",
            "file my_board.json, line 5, memory.flashBytes field-value",
            "file notes.txt board-file-unknown",
            "file pico.json, line 3, memory.ram field-unknown",
            "file pico.json, line 5, name field-type");
    assertThat(problems())
        .filteredOn(p -> p.subject().endsWith("memory.ram"))
        .singleElement()
        .satisfies(p -> assertThat(p.expected()).contains("flashBytes", "ramBytes"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"latest", ">=1.8.6", "^1.8", ""})
  @DisplayName("pin one version of their core")
  void inexactVersions(String version) throws IOException {
    file("teensy_41.json", "{\"arduino\": {\"platform\": {\"version\": \"" + version + "\"}}}");
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.subject()).endsWith("line 1, arduino.platform.version");
              assertThat(problem.nextStep()).contains("1.8.6");
            });
  }

  @Test
  @DisplayName(
      "can't lack what a new board needs by changing ours, or have another id than their file")
  void wholes() throws IOException {
    file("pico.json", "{\"name\": null}");
    file("other.json", OWN);
    assertThat(problems())
        .extracting(Problem::id)
        .containsExactlyInAnyOrder("board-file-name", "field-missing");
  }

  @Test
  @DisplayName("can't put code into sketches: no text ends with a line break or leaves its string")
  void injection() throws IOException {
    file("my_board.json", OWN.replace("My board", "My\\\"board").replace("2.9.0", "2.9.0\\n"));
    assertThat(problems())
        .extracting(p -> p.subject().replaceAll(".*, ", ""))
        .containsExactlyInAnyOrder("name", "arduino.platform.version");
  }

  @Test
  @DisplayName("have the published schema: the one in docs is the one that is checked")
  void published() throws IOException {
    assertThat(Path.of("../docs/board.schema.json"))
        .hasBinaryContent(BoardReader.resource("board.schema.json"));
  }

  @Test
  @DisplayName("Runtimes are chosen for all boards, or for some")
  void runtimes() {
    BoardCatalogue boards = BoardCatalogue.load();
    BoardCatalogue chosen =
        RuntimeChoice.parse("tflite_micro_2026_08, giga_r1 = esp32_core_3_0_4").in(boards);
    assertThat(chosen.find("pico").orElseThrow().runtimeId()).hasValue("tflite_micro_2026_08");
    assertThat(chosen.find("giga_r1").orElseThrow().runtimeId()).hasValue("esp32_core_3_0_4");
    assertThat(chosen.boards()).hasSameSizeAs(boards.boards());
    for (String wrong : List.of("", "a,b", "a=b,a=c", "a=", "a=b=c")) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> RuntimeChoice.parse(wrong)))
          .as(wrong)
          .hasMessageContaining("runtime-choice");
    }
    assertThat(
            catchThrowableOfType(
                ProblemException.class, () -> RuntimeChoice.parse("atari=x").in(boards)))
        .hasMessageContaining("atari");
  }
}
