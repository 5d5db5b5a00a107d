package dev.tinyml.converter.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Floating-point numbers as decimal text with the fewest digits that read back as the same number.
 * {@link Float#toString} and {@link Double#toString} give other digits from JDK 19 on
 * (JDK-4511638); what has to be the same everywhere can't use them. Stateless.
 */
public final class NumberText {
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
    return shortest(
        new BigDecimal(value), Float.toString(value), text -> Float.parseFloat(text) == value);
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
        new BigDecimal(value), Double.toString(value), text -> Double.parseDouble(text) == value);
  }

  /**
   * Looks for fewer and fewer digits, because what n digits can't say, fewer can't either.
   *
   * @param javas Java's own text, which reads back as the same number with enough digits, but on
   *     some versions not the fewest
   */
  private static String shortest(BigDecimal exact, String javas, Predicate<String> same) {
    BigDecimal best = new BigDecimal(javas);
    int digits = best.stripTrailingZeros().precision();
    for (Optional<BigDecimal> found = rounded(exact, digits, same);
        found.isPresent();
        found = digits == 0 ? Optional.empty() : rounded(exact, digits, same)) {
      best = found.get();
      digits--;
    }
    return format(best.stripTrailingZeros());
  }

  /** A number of so many digits that reads back as the same, if there is one. */
  private static Optional<BigDecimal> rounded(
      BigDecimal exact, int digits, Predicate<String> same) {
    BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (same.test(nearest.toString())) {
      return Optional.of(nearest);
    }
    // Below a power of two floats lie closer together, so that the nearest decimal may miss where
    // the one above hits.
    BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
    return same.test(above.toString()) ? Optional.of(above) : Optional.empty();
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
