package dev.tinyml.codegen.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardCatalogueTest {
  private final BoardCatalogue boards = BoardCatalogue.load();

  @Test
  @DisplayName("Both revisions of the Nano 33 BLE Sense are known and differ in their sensor")
  void revisions() {
    Board rev1 = boards.find("nano33ble_sense_rev1").orElseThrow();
    Board rev2 = boards.find("nano33ble_sense_rev2").orElseThrow();
    assertThat(rev1.accelerometer().orElseThrow().library().name()).isEqualTo("Arduino_LSM9DS1");
    assertThat(rev2.accelerometer().orElseThrow().library().name())
        .isEqualTo("Arduino_BMI270_BMM150");
    assertThat(rev1.arduino()).isEqualTo(rev2.arduino());
  }

  @Test
  @DisplayName("Every board's runtime is known, and every fact about a board is plausible")
  void data() {
    RuntimeCatalogue runtimes = RuntimeCatalogue.load();
    assertThat(boards.boards()).hasSizeGreaterThanOrEqualTo(23);
    for (Board board : boards.boards()) {
      board.runtimeId().ifPresent(id -> assertThat(runtimes.require(id)).isNotNull());
      ArduinoTarget target = board.arduino().orElseThrow();
      assertThat(target.fqbn()).startsWith(target.platform() + ":");
      assertThat(board.ramBytes().orElse(2048)).isBetween(2048, 1 << 20);
      assertThat(board.flashBytes().orElse(32256)).isBetween(32256, 1 << 24);
      assertThat(board.sources()).as(board.id()).isNotEmpty();
      board.accelerometer().ifPresent(sensor -> assertThat(sensor.outputRateHz()).isGreaterThan(1));
    }
  }

  @ParameterizedTest
  @DisplayName("Flash and RAM are those of boards.txt in the boards' cores")
  @CsvSource({
    "nano33ble_sense_rev2, 983040, 262144",
    "giga_r1, 1966080, 523624",
    "nicla_sense_me, 527616, 64288",
    "xiao_nrf52840_sense, 811008, 237568",
    "esp32s3_devkit, 1310720, 327680",
    "nucleo_f446re, 524288, 131072",
    "uno_r4_minima, 262144, 32768",
    "mega_2560, 253952, 8192",
    "uno_r3, 32256, 2048"
  })
  void sizes(String id, int flash, int ram) {
    Board board = boards.find(id).orElseThrow();
    assertThat(board.flashBytes()).hasValue(flash);
    assertThat(board.ramBytes()).hasValue(ram);
  }

  @Test
  @DisplayName("What is not known about a board is empty, and said so")
  void unknownFacts() {
    Board microbit = boards.find("microbit_v2").orElseThrow();
    assertThat(microbit.motionSensor()).isEmpty();
    assertThat(microbit.notes()).anySatisfy(note -> assertThat(note).contains("not known"));
  }

  @Test
  @DisplayName("The zephyr core leaves a Nano 33 BLE a tenth of the flash that the other leaves it")
  void zephyr() {
    assertThat(boards.find("nano33ble_zephyr").orElseThrow().flashBytes()).hasValue(98304);
  }

  @Test
  @DisplayName("All unknown ids are named at once, with those that are known")
  void unknown() {
    ProblemException e =
        catchThrowableOfType(
            ProblemException.class,
            () -> boards.require(List.of("uno", "nano33ble_sense_rev2", "atari")));
    assertThat(e.problems()).extracting(p -> p.found()).containsExactly("\"uno\"", "\"atari\"");
    assertThat(e.problems().get(0).expected()).contains("nano33ble_sense_rev1");
  }

  @Test
  @DisplayName("No board at all is a problem, a repeated one is not")
  void noneAndTwice() {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> boards.require(List.of()))
                .problems())
        .extracting(p -> p.id())
        .containsExactly("board-missing");
    assertThat(boards.require(List.of("nano33ble_sense_rev2", "nano33ble_sense_rev2"))).hasSize(1);
  }
}
