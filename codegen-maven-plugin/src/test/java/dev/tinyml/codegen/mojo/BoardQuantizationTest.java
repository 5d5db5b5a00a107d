package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scales per output channel of Dense weights")
class BoardQuantizationTest {
  private final BoardQuantization quantization =
      new BoardQuantization(BoardCatalogue.load(), RuntimeCatalogue.load());

  @Test
  @DisplayName("are for models of no certain board, not for boards whose library can't do them")
  void byBoard() {
    assertThat(quantization.perChannelDense(List.of())).isTrue();
    assertThat(quantization.perChannelDense(List.of("nano33ble_sense_rev2"))).isFalse();
    assertThat(
            quantization.perChannelDense(List.of("nano33ble_sense_rev1", "nano33ble_sense_rev2")))
        .isFalse();
  }

  @Test
  @DisplayName("and int16 activations are for models of no certain board")
  void int16() {
    assertThat(quantization.int16Obstacle(List.of())).isEmpty();
    assertThat(quantization.int16Obstacle(List.of("nano33ble_sense_rev2")))
        .get()
        .asString()
        .contains("nano33ble_sense_rev2");
  }

  @Test
  @DisplayName("can't be decided for an unknown board")
  void unknown() {
    assertThatThrownBy(() -> quantization.perChannelDense(List.of("uno")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("board-unknown", "uno", "nano33ble_sense_rev2");
  }
}
