package dev.tinyml.codegen.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fixed-point arithmetic, against exact arithmetic rounded once")
class FixedPointTest {
  private static final int RUNS = 20_000;
  private static final double TOLERANCE = 1e-6;
  private static final double UNIT = Math.scalb(1.0, 31);

  @Test
  @DisplayName("multiplies to the nearest, halves up")
  void multiply() {
    Random random = new Random(1);
    for (int i = 0; i < RUNS; i++) {
      int a = random.nextInt() >> random.nextInt(31);
      int b = random.nextInt() >> random.nextInt(31);
      BigDecimal exact =
          new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
              .divide(new BigDecimal(1L << 31));
      assertThat(FixedPoint.multiply(a, b)).isEqualTo(halfUp(exact));
    }
  }

  @Test
  @DisplayName("rounds a product of -1/2, -3/2 and 1/2 up")
  void halves() {
    assertThat(FixedPoint.multiply(-1, 1 << 30)).isZero();
    assertThat(FixedPoint.multiply(-3, 1 << 30)).isEqualTo(-1);
    assertThat(FixedPoint.multiply(1, 1 << 30)).isEqualTo(1);
    assertThat(FixedPoint.multiply(Integer.MIN_VALUE, Integer.MIN_VALUE))
        .isEqualTo(Integer.MAX_VALUE);
  }

  private static int halfUp(BigDecimal value) {
    return value.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).intValueExact();
  }

  @Test
  @DisplayName("divides by powers of two to the nearest, halves away from zero")
  void divide() {
    Random random = new Random(2);
    for (int i = 0; i < RUNS; i++) {
      int value = random.nextInt() >> random.nextInt(31);
      int exponent = random.nextInt(32);
      int expected =
          new BigDecimal(value)
              .divide(new BigDecimal(BigInteger.TWO.pow(exponent)))
              .setScale(0, RoundingMode.HALF_UP)
              .intValueExact();
      assertThat(FixedPoint.divideByPowerOfTwo(value, exponent)).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("finds reciprocals")
  void reciprocals() {
    Random random = new Random(3);
    for (int i = 0; i < RUNS; i++) {
      int x = random.nextInt() & Integer.MAX_VALUE;
      double real = x / UNIT;
      assertThat(FixedPoint.oneOverOnePlus(x) / UNIT).isCloseTo(1 / (1 + real), within(TOLERANCE));
      assertThat(FixedPoint.oneMinusOverOnePlus(x) / UNIT)
          .isCloseTo((1 - real) / (1 + real), within(TOLERANCE));
    }
  }

  @Test
  @DisplayName("knows exp, logistic and tanh")
  void functions() {
    Random random = new Random(4);
    for (int i = 0; i < RUNS; i++) {
      int x = -(random.nextInt() & Integer.MAX_VALUE);
      for (int bits = 0; bits <= 5; bits++) {
        assertThat(Exponential.ofNegative(x, bits) / UNIT)
            .isCloseTo(Math.exp(Math.scalb(x / UNIT, bits)), within(TOLERANCE));
      }
      double real = Math.scalb(x / UNIT, 4);
      assertThat(Exponential.logistic(x, 4) / UNIT)
          .isCloseTo(1 / (1 + Math.exp(-real)), within(TOLERANCE));
      assertThat(Exponential.logistic(-x, 4) / UNIT)
          .isCloseTo(1 / (1 + Math.exp(real)), within(TOLERANCE));
      assertThat(Exponential.tanh(x, 4) / UNIT).isCloseTo(Math.tanh(real), within(TOLERANCE));
      assertThat(Exponential.tanh(-x, 4) / UNIT).isCloseTo(-Math.tanh(real), within(TOLERANCE));
    }
  }
}
