package dev.tinyml.converter.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Decimal text with the fewest digits that read back as the same floating-point number, the nearest
 * to it of several such. Java's own {@code toString} gives other digits before JDK 19 than from
 * there on (JDK-4511638), and texts must not depend on the JDK; the form is the same as there:
 * {@code 0.001}, {@code 1234567.0}, {@code 1.0E7}. Stateless.
 */
final class ShortestDecimal {
  /** As many significant digits identify every float, and every double. */
  private static final int FLOAT_DIGITS = 9;

  private static final int DOUBLE_DIGITS = 17;
  private static final int FIRST_PLAIN_EXPONENT = -3;
  private static final int LAST_PLAIN_EXPONENT = 6;

  private ShortestDecimal() {}

  /** Text of a finite float. */
  static String of(float value) {
    if (value == 0) {
      return Float.toString(value);
    }
    return format(
        shortest(
            new BigDecimal(value),
            FLOAT_DIGITS,
            text -> Float.parseFloat(text.toString()) == value));
  }

  /** Text of a finite double. */
  static String of(double value) {
    if (value == 0) {
      return Double.toString(value);
    }
    return format(
        shortest(
            new BigDecimal(value),
            DOUBLE_DIGITS,
            text -> Double.parseDouble(text.toString()) == value));
  }

  private static BigDecimal shortest(
      BigDecimal exact, int mostDigits, Predicate<BigDecimal> readsBack) {
    for (int digits = 1; digits < mostDigits; digits++) {
      BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (readsBack.test(nearest)) {
        return nearest;
      }
      // Below a power of two floats lie closer: the nearest decimal may miss where the other hits.
      BigDecimal away = exact.round(new MathContext(digits, RoundingMode.UP));
      if (readsBack.test(away)) {
        return away;
      }
    }
    return exact.round(new MathContext(mostDigits, RoundingMode.HALF_EVEN));
  }

  private static String format(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent < FIRST_PLAIN_EXPONENT || exponent > LAST_PLAIN_EXPONENT) {
      return withPoint(stripped.scaleByPowerOfTen(-exponent)) + "E" + exponent;
    }
    return withPoint(stripped);
  }

  private static String withPoint(BigDecimal number) {
    String plain = number.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }
}
