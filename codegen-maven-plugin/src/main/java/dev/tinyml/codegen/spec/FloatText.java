package dev.tinyml.codegen.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as decimal text with the fewest digits that read back as the same float. {@link
 * Float#toString} gives other digits from one JDK to the next (JDK-4511638), this does not.
 */
public final class FloatText {
  /** Nine significant digits identify every float. */
  private static final int MAX_DIGITS = 9;

  private FloatText() {}

  /**
   * The text, which C, C++ and Java read as a floating-point number: {@code 0.1}, {@code -3.0},
   * {@code 1.5e-7}.
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
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (Float.parseFloat(rounded.toString()) == value) {
        return format(rounded.stripTrailingZeros());
      }
    }
    return format(
        exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros());
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
