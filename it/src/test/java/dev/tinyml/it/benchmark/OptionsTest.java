package dev.tinyml.it.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Options of the benchmark")
class OptionsTest {
  @Test
  @DisplayName("ask for everything when there are none")
  void everything() {
    Options options = Options.of();
    assertThat(options.models()).containsExactly(BenchmarkModel.values());
    assertThat(options.cores()).containsExactly(BenchmarkCore.values());
    assertThat(options.avr()).isTrue();
  }

  @Test
  @DisplayName("choose models and cores")
  void some() {
    Options options = Options.of("--models", "conv1d,gesture", "--cores", "avr", "--samples", "3");
    assertThat(options.models()).containsExactly(BenchmarkModel.CONV1D, BenchmarkModel.GESTURE);
    assertThat(options.cores()).isEmpty();
    assertThat(options.avr()).isTrue();
    assertThat(options.samples()).isEqualTo(3);
    assertThat(Options.of("--cores", "m0plus,m55").avr()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--models gestures",
        "--cores m4",
        "--samples 0",
        "--samples many",
        "--m x",
        "--models"
      })
  @DisplayName("that are wrong are answered with those that there are")
  void wrong(String line) {
    assertThatThrownBy(() -> Options.of(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--models gesture,autoencoder")
        .hasMessageContaining("m0plus,m3,m4f,m7,m33,m55,avr");
  }
}
