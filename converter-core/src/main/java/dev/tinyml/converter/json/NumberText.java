package dev.tinyml.converter.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Floating-point numbers as decimal text with the fewest digits that read back as the same number.
 * {@link Float#toString} and {@link Double#toString} give other digits from JDK 19 on
 * (JDK-4511638); what has to be the same everywhere can't use them. Stateless.
 */
public final class NumberText {
  /** So many significant digits identify every float. */
  private static final int FLOAT_DIGITS = 9;

  /** So many significant digits identify every double. */
  private static final int DOUBLE_DIGITS = 17;

  private NumberText() {}

  /**
   * The text, which JSON, C, C++ and Java read as a floating-point number: {@code 0.1}, {@code
   * -3.0}, {@code 1.5e-7}.
   *
   * @param value finite
   */
  public static String of(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + value);
    }
    if (value == 0) {
      return Float.floatToRawIntBits(value) == 0 ? "0.0" : "-0.0";
    }
    return shortest(new BigDecimal(value), FLOAT_DIGITS, text -> Float.parseFloat(text) == value);
  }

  /**
   * The same for a double.
   *
   * @param value finite
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + value);
    }
    if (value == 0) {
      return Double.doubleToRawLongBits(value) == 0 ? "0.0" : "-0.0";
    }
    return shortest(
        new BigDecimal(value), DOUBLE_DIGITS, text -> Double.parseDouble(text) == value);
  }

  private static String shortest(BigDecimal exact, int maxDigits, Predicate<String> same) {
    for (int digits = 1; digits < maxDigits; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (same.test(rounded.toString())) {
        return format(rounded.stripTrailingZeros());
      }
      // Below a power of two floats lie closer together, so that the nearest decimal may miss where
      // the one above hits.
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
      if (same.test(above.toString())) {
        return format(above.stripTrailingZeros());
      }
    }
    return format(
        exact.round(new MathContext(maxDigits, RoundingMode.HALF_EVEN)).stripTrailingZeros());
  }

  private static String format(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent < -5 || exponent > 8) {
      BigDecimal mantissa = number.scaleByPowerOfTen(-exponent);
      return withPoint(mantissa.toPlainString()) + "e" + exponent;
    }
    return withPoint(number.toPlainString());
  }

  private static String withPoint(String plain) {
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }
}
