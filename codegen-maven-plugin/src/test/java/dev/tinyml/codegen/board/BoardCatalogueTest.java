package dev.tinyml.codegen.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoardCatalogueTest {
  private final BoardCatalogue boards = BoardCatalogue.load();

  @Test
  @DisplayName("Both revisions of the Nano 33 BLE Sense are known and differ in their sensor")
  void revisions() {
    Board rev1 = boards.find("nano33ble_sense_rev1").orElseThrow();
    Board rev2 = boards.find("nano33ble_sense_rev2").orElseThrow();
    assertThat(rev1.accelerometer().library().name()).isEqualTo("Arduino_LSM9DS1");
    assertThat(rev2.accelerometer().library().name()).isEqualTo("Arduino_BMI270_BMM150");
    assertThat(rev1.fqbn()).isEqualTo(rev2.fqbn());
  }

  @Test
  @DisplayName("Every board's runtime is known, and every fact about a board is plausible")
  void data() {
    RuntimeCatalogue runtimes = RuntimeCatalogue.load();
    assertThat(boards.boards()).hasSizeGreaterThanOrEqualTo(2);
    for (Board board : boards.boards()) {
      assertThat(runtimes.require(board.runtimeId())).isNotNull();
      assertThat(board.id()).matches("[a-z0-9_]+");
      assertThat(board.fqbn()).startsWith(board.platform() + ":");
      assertThat(board.platformVersion()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(board.ramBytes()).isBetween(1, board.flashBytes());
      assertThat(board.accelerometer().outputRateHz()).isGreaterThan(1);
      assertThat(board.accelerometer().library().version()).matches("\\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  @DisplayName("All unknown ids are named at once, with those that are known")
  void unknown() {
    ProblemException e =
        catchThrowableOfType(
            ProblemException.class,
            () -> boards.require(List.of("uno", "nano33ble_sense_rev2", "mega")));
    assertThat(e.problems()).extracting(p -> p.found()).containsExactly("\"uno\"", "\"mega\"");
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
