package dev.tinyml.codegen.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problems;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model on a board")
class FitJudgeTest {
  private final BoardCatalogue boards = BoardCatalogue.load();
  private final FitJudge judge = new FitJudge(RuntimeCatalogue.load());

  private BoardFit fit(String board, long model, long ram) {
    ModelDemand demand = new ModelDemand(model, ram, OptionalLong.of(ram));
    Board found = boards.find(board).orElseThrow();
    return judge.judge(demand, found, runtime -> Optional.empty());
  }

  @Test
  @DisplayName("fits the flash when even all operators and the measured core leave room")
  void flash() {
    BoardFit fit = fit("nano33ble_sense_rev2", 14104, 1760);
    assertThat(fit.flash().verdict()).isEqualTo(Verdict.FITS);
    // 983040 of the board, 218220 for all operators, 83400 for an empty sketch.
    assertThat(fit.flash().margin()).isEqualTo(983040 - 14104 - 218220 - 83400);
  }

  @Test
  @DisplayName("is not said to fit the RAM while what the core takes of it is not known")
  void unknown() {
    BoardFit fit = fit("nano33ble_sense_rev2", 14104, 1760);
    assertThat(fit.ram().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(fit.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(fit.obstacle()).isEqualTo("most RAM not known of: core");
    Problems problems = new Problems();
    fit.check(problems);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  @DisplayName(
      "is refused when model, least code and core together are too large, one byte suffices")
  void tooSmall() {
    int most = 983040 - 38292 - 83400;
    assertThat(fit("nano33ble_sense_rev2", most, 0).flash().verdict()).isEqualTo(Verdict.UNKNOWN);
    BoardFit fit = fit("nano33ble_sense_rev2", most + 1, 300000);
    assertThat(fit.verdict()).isEqualTo(Verdict.TOO_SMALL);
    assertThat(fit.obstacle()).startsWith("flash short of 1 bytes; RAM short of ");
    Problems problems = new Problems();
    fit.check(problems);
    assertThat(problems.list())
        .extracting(p -> p.id())
        .containsExactly("model-larger-than-flash", "model-larger-than-ram");
    assertThat(problems.list().get(0).found()).contains("library at least 38292", "core 83400");
  }

  @Test
  @DisplayName("needs a library: figures of another core are not taken for its code")
  void otherBoards() {
    assertThat(fit("uno_r4_minima", 14104, 1760).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(fit("uno_r4_minima", 14104, 33000).verdict()).isEqualTo(Verdict.TOO_SMALL);
    assertThat(fit("giga_r1", 14104, 1760).flash().atLeast()).isEqualTo(14104);
    assertThat(fit("teensy_41", 1 << 29, 1 << 29).obstacle())
        .contains("flash of the board not known");
  }
}
