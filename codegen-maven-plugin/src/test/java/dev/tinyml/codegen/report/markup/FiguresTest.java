package dev.tinyml.codegen.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Figures for people")
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, 1023 bytes",
    "1024, 1.0 KiB",
    "12944, 12.6 KiB",
    "3145728, 3.0 MiB"
  })
  @DisplayName("give sizes in the largest unit")
  void bytes(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "38.5, 38.5",
    "0.0330967337, 0.0331",
    "-123456.7, -123500",
    "1234567, 1235000",
    "12345678, 1.235e7",
    "0.00012344, 0.0001234",
    "0.000012344, 1.234e-5",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  @DisplayName("give values with four digits")
  void values(double value, String text) {
    assertThat(Figures.value(value)).isEqualTo(text);
  }

  @Test
  @DisplayName("name the ratios that no number says")
  void ratios() {
    assertThat(Figures.decibels(20.04)).isEqualTo("20.0 dB");
    assertThat(Figures.decibels(Double.POSITIVE_INFINITY)).isEqualTo("exact");
    assertThat(Figures.decibels(Double.NEGATIVE_INFINITY)).isEqualTo("no signal");
    assertThat(Figures.relativeError(20)).isEqualTo("10 %");
    assertThat(Figures.relativeError(0)).isEqualTo("100 %");
    assertThat(Figures.percent(0.95357)).isEqualTo("95.36 %");
    assertThat(Figures.share(0.0000123)).isEqualTo("0.0012 %");
  }
}
