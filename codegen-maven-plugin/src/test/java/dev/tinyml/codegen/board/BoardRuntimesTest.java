package dev.tinyml.codegen.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The library of a board")
class BoardRuntimesTest {
  private final BoardCatalogue boards = BoardCatalogue.load();
  private final BoardRuntimes runtimes = new BoardRuntimes(RuntimeCatalogue.load());

  @Test
  @DisplayName("is its own, and for every board of ours one that runs on it")
  void own() {
    assertThat(boards.boards())
        .filteredOn(board -> board.runtimeId().isPresent())
        .allSatisfy(
            board ->
                assertThat(runtimes.of(board).id()).isEqualTo(board.runtimeId().orElseThrow()));
  }

  @ParameterizedTest
  @DisplayName("may be another that is in no core")
  @CsvSource({
    "nano33ble_sense_rev2, tflite_micro_2026_08",
    "esp32s3_devkit, tflite_micro_2026_08",
    "teensy_41, tflite_micro_2026_08"
  })
  void chosen(String board, String runtime) {
    assertThat(runtimes.of(board(board, runtime)).id()).isEqualTo(runtime);
  }

  @ParameterizedTest
  @DisplayName("can't be one of another core, or one that the core can't run")
  @CsvSource(
      delimiter = '|',
      value = {
        "nano33ble_sense_rev2 | esp32_core_3_0_4 | runtime-not-for-board |"
            + " it comes with the core esp32:esp32, and this board's is arduino:mbed_nano |"
            + " chirale_tensorflowlite_2_0_0",
        "mega_2560 | tflite_micro_2026_08 | runtime-not-for-board | core of 32 bits | ",
        "nano33ble_sense_rev2 | chirale | runtime-unknown | \"chirale\" |"
            + " chirale_tensorflowlite_2_0_0"
      })
  void refused(String board, String runtime, String id, String found, String expected) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> runtimes.of(board(board, runtime)));
    Problem problem = refusal.problems().get(0);
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.subject()).isEqualTo("runtime of board " + board);
    assertThat(problem.found()).contains(found);
    assertThat(problem.expected()).contains(expected == null ? "" : expected);
    assertThat(problem.nextStep()).isNotBlank();
  }

  private Board board(String id, String runtime) {
    return RuntimeChoice.parse(id + "=" + runtime).in(boards).require(List.of(id)).get(0);
  }
}
