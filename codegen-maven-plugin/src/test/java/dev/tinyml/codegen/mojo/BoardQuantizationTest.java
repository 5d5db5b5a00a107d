package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.scheme.QuantizationScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
  @DisplayName(
      "are for a board whose library the user chose, if that does them, and for no board less")
  void byRuntime() {
    BoardQuantization newer =
        new BoardQuantization(
            RuntimeChoice.parse("nano33ble_sense_rev2=tflite_micro_2026_08")
                .in(BoardCatalogue.load()),
            RuntimeCatalogue.load());
    assertThat(newer.perChannelDense(List.of("nano33ble_sense_rev2"))).isTrue();
    assertThat(newer.perChannelDense(List.of("nano33ble_sense_rev2", "nano33ble_sense_rev1")))
        .isFalse();
  }

  @Test
  @DisplayName("are asked for, where a board has no library")
  void withoutRuntime(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("pico.json"), "{\"runtime\": null}");
    BoardQuantization boards =
        new BoardQuantization(BoardCatalogue.load(folder), RuntimeCatalogue.load());
    assertThatThrownBy(() -> boards.perChannelDense(List.of("pico")))
        .hasMessageContainingAll("board-without-runtime", "pico", "tflite_micro_2026_08");
  }

  @Test
  @DisplayName("and int16 activations are for boards whose library has kernels for them")
  void int16() {
    assertThat(quantization.int16Obstacles(List.of())).isEmpty();
    assertThat(quantization.int16Obstacles(List.of("nano33ble_sense_rev2")))
        .containsEntry(
            "MAX_POOL_2D",
            "the MAX_POOL_2D of Chirale_TensorFLowLite 2.0.0 takes float32, int8, not int16")
        .doesNotContainKeys("CONV_2D", "FULLY_CONNECTED", "RESHAPE");
  }

  @ParameterizedTest
  @DisplayName("A scheme that a board's library never runs is refused before anything is converted")
  @CsvSource({
    "DYNAMIC_RANGE, no hybrid kernels",
    "FLOAT16, 'DEQUANTIZE of Chirale_TensorFLowLite 2.0.0 takes uint8, int16, int8, not float16'"
  })
  void refused(QuantizationScheme scheme, String reason) {
    assertThat(problems(scheme, List.of("nano33ble_sense_rev2")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("scheme-not-in-runtime");
              assertThat(problem.describe())
                  .contains("nano33ble_sense_rev2", scheme.id(), reason, "int8, int16x8, none");
            });
    assertThat(problems(scheme, List.of())).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Other schemes depend on the model's operators")
  @EnumSource(
      value = QuantizationScheme.class,
      names = {"INT8", "INT16X8", "NONE"})
  void notRefused(QuantizationScheme scheme) {
    assertThat(problems(scheme, List.of("nano33ble_sense_rev1", "nano33ble_sense_rev2"))).isEmpty();
  }

  private List<Problem> problems(QuantizationScheme scheme, List<String> boards) {
    Problems problems = new Problems();
    quantization.check(scheme, boards, problems);
    return problems.list();
  }

  @Test
  @DisplayName("can't be decided for an unknown board")
  void unknown() {
    assertThatThrownBy(() -> quantization.perChannelDense(List.of("uno")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("board-unknown", "uno", "nano33ble_sense_rev2");
  }
}
