package dev.tinyml.codegen.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiplierTest {

  @Test
  @DisplayName("A multiplier is the nearest number with a fraction of 31 bits")
  void nearest() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      double real = Math.scalb(0.5 + random.nextDouble() / 2, random.nextInt(62) - 31);
      Multiplier multiplier = Multiplier.of(real);
      assertThat(multiplier.fraction()).isBetween(1 << 30, Integer.MAX_VALUE);
      assertThat(Math.scalb((double) multiplier.fraction(), multiplier.shift() - 31))
          .isCloseTo(real, within(Math.scalb(real, -31)));
    }
  }

  @ParameterizedTest
  @DisplayName("Numbers at powers of two, and those too small to have an effect")
  @CsvSource({
    "1, 1073741824, 1",
    "0.5, 1073741824, 0",
    "0.9999999999, 1073741824, 1",
    "0, 0, 0",
    "1e-30, 0, 0"
  })
  void edges(double real, int fraction, int shift) {
    assertThat(Multiplier.of(real)).isEqualTo(new Multiplier(fraction, shift));
  }

  @ParameterizedTest
  @DisplayName("Numbers that no multiplier stands for")
  @ValueSource(doubles = {-1, Double.NaN, 2147483648.0, Double.POSITIVE_INFINITY})
  void impossible(double real) {
    assertThatIllegalArgumentException().isThrownBy(() -> Multiplier.of(real));
  }

  @Test
  @DisplayName("Products are within one of the exact ones, as they are rounded twice")
  void products() {
    Random random = new Random(6);
    for (int i = 0; i < 10_000; i++) {
      double real = Math.scalb(0.5 + random.nextDouble() / 2, -random.nextInt(12));
      int value = random.nextInt() >> 8;
      assertThat((double) Multiplier.of(real).multiply(value))
          .isCloseTo(value * real, within(0.76));
    }
  }
}
