package dev.tinyml.converter.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The fixed-point multiplier")
class FixedPointMultiplierTest {
  private static final BigInteger MAX = BigInteger.valueOf(Integer.MAX_VALUE);

  @ParameterizedTest
  @CsvSource({
    "1, 1073741824, 1",
    "0.5, 1073741824, 0",
    "0.25, 1073741824, -1",
    "2, 1073741824, 2",
    "0.75, 1610612736, 0",
    "0.1, 1717986918, -3",
    // rounds up to a whole power of two
    "0.99999999999, 1073741824, 1",
    "4.656612873077393e-10, 1073741824, -30",
    "1e-10, 0, 0",
    "0, 0, 0"
  })
  @DisplayName("is a 31-bit fraction and a shift")
  void decomposition(double real, int fraction, int shift) {
    assertThat(FixedPointMultiplier.of(real)).isEqualTo(new FixedPointMultiplier(fraction, shift));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 3, 2",
    "0.5, -3, -1",
    "0.5, 1, 1",
    "0.5, -1, 0",
    "0.25, 2, 1",
    "0.25, -2, -1",
    "1, -1073741824, -1073741824",
    "0.1, 25, 3",
    "0.1, -25, -3",
    "0.1, 24, 2"
  })
  @DisplayName("rounds halves up in the product, and away from zero in the shift")
  void knownValues(double real, int value, int expected) {
    assertThat(FixedPointMultiplier.of(real).multiply(value)).isEqualTo(expected);
  }

  @Test
  @DisplayName("computes what gemmlowp's formulas say, evaluated without overflow")
  void formulas() {
    Random random = new Random(31);
    for (int i = 0; i < 200_000; i++) {
      FixedPointMultiplier multiplier =
          FixedPointMultiplier.of(Math.exp(random.nextDouble() * 20 - 18));
      int left = Math.max(multiplier.shift(), 0);
      int value = random.nextInt() >> (left + random.nextInt(31 - left));
      assertThat(multiplier.multiply(value)).isEqualTo(reference(multiplier, value));
    }
  }

  @Test
  @DisplayName("is within one of the exact product")
  void nearExact() {
    Random random = new Random(32);
    for (int i = 0; i < 50_000; i++) {
      double real = Math.exp(-random.nextDouble() * 12);
      int value = random.nextInt() >> random.nextInt(20);
      assertThat((double) FixedPointMultiplier.of(real).multiply(value))
          .isCloseTo(value * real, within(1.01));
    }
  }

  /**
   * SaturatingRoundingDoublingHighMul, then RoundingDivideByPOT: the product over 2^31 to the
   * nearest, halves up in value because the nudge is 1 − 2^30 below zero and C truncates; then the
   * quotient by 2^right to the nearest, halves away from zero.
   */
  private static int reference(FixedPointMultiplier multiplier, int value) {
    int left = Math.max(multiplier.shift(), 0);
    int right = Math.max(-multiplier.shift(), 0);
    BigDecimal product =
        new BigDecimal(
            BigInteger.valueOf(value)
                .shiftLeft(left)
                .multiply(BigInteger.valueOf(multiplier.fraction())));
    BigDecimal high = product.divide(BigDecimal.valueOf(1L << 31));
    // Nearest, and a half goes towards positive infinity: floor(x + 1/2).
    BigDecimal rounded = high.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
    BigInteger once = rounded.toBigIntegerExact().min(MAX);
    return new BigDecimal(once)
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(right)))
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
