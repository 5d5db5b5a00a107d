package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @DisplayName("Floats read as people write them")
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-3, -3.0",
    "0.1, 0.1",
    "0.00390625, 0.00390625",
    "16777216, 16777216.0",
    "1e9, 1.0e9",
    "123456.78, 123456.78",
    "1e-7, 1.0e-7",
    "1.17549435e-38, 1.1754944e-38",
    "1.4e-45, 1.0e-45",
    "3.4028235e38, 3.4028235e38"
  })
  void examples(float value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @DisplayName("Powers of two have as few digits as NumPy finds for them")
  @CsvSource({"-96, 1.2621775e-29", "87, 1.5474251e26", "90, 1.2379401e27"})
  void powersOfTwo(int exponent, String text) {
    assertThat(NumberText.of(Math.scalb(1f, exponent))).isEqualTo(text);
  }

  @Test
  @DisplayName("Any float reads back as itself, and no text is longer than Java's own")
  void roundTrip() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(value)) {
        continue;
      }
      String text = NumberText.of(value);
      assertThat(Float.floatToRawIntBits(Float.parseFloat(text)))
          .as(text)
          .isEqualTo(Float.floatToRawIntBits(value));
      assertThat(digits(text)).isLessThanOrEqualTo(digits(Float.toString(value)));
    }
  }

  @Test
  @DisplayName("Any double reads back as itself, and no text is longer than Java's own")
  void doubleRoundTrip() {
    Random random = new Random(12);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value)) {
        continue;
      }
      String text = NumberText.of(value);
      assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
      assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(value)));
    }
  }

  private static int digits(String text) {
    String mantissa = text.replaceAll("[eE].*", "").replaceAll("[-.]", "");
    return mantissa.replaceAll("^0+|0+$", "").length();
  }

  @ParameterizedTest
  @DisplayName("What is not finite has no text")
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void notFinite(float value) {
    assertThatIllegalArgumentException().isThrownBy(() -> NumberText.of(value));
  }
}
