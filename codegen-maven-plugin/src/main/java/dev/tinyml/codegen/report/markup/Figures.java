package dev.tinyml.codegen.report.markup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them, with their units. They are rounded in decimal, because Java's own
 * formatting of doubles differs between versions. Stateless.
 */
public final class Figures {
  private static final int KIB = 1024;
  private static final int DIGITS = 4;

  private Figures() {}

  /** A whole number with commas: {@code 12,944}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A size: {@code 336 bytes}, {@code 12.6 KiB}, {@code 1.2 MiB}. */
  public static String bytes(long bytes) {
    if (Math.abs(bytes) < KIB) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double kibibytes = bytes / (double) KIB;
    return Math.abs(kibibytes) < KIB
        ? decimals(kibibytes, 1) + " KiB"
        : decimals(kibibytes / KIB, 1) + " MiB";
  }

  /** A share of one in percent: {@code 96.40 %}. */
  public static String percent(double share) {
    return Double.isFinite(100 * share) ? decimals(100 * share, 2) + " %" : "not a number";
  }

  /** A share that may be tiny: {@code 0 %}, {@code 0.0012 %}, {@code 12 %}. */
  public static String share(double share) {
    // Of a number near the largest there is, a hundred times is none.
    return Double.isFinite(100 * share) ? rounded(100 * share, 2) + " %" : "not a number";
  }

  /** A signal-to-noise ratio: {@code 32.1 dB}; {@code exact} when there is no noise at all. */
  public static String decibels(double ratio) {
    if (ratio == Double.POSITIVE_INFINITY) {
      return "exact";
    }
    if (ratio == Double.NEGATIVE_INFINITY) {
      return "no signal";
    }
    return Double.isNaN(ratio) ? "not a number" : decimals(ratio, 1) + " dB";
  }

  /** The root mean square of an error relative to its signal's, for a signal-to-noise ratio. */
  public static String relativeError(double decibels) {
    return share(Math.pow(10, -decibels / 20));
  }

  /** Any value with four significant digits. */
  public static String value(double value) {
    return Double.isFinite(value) ? rounded(value, DIGITS) : Double.toString(value);
  }

  /** A number with so many decimals. */
  public static String decimals(double value, int decimals) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : Double.toString(value);
  }

  static String coordinate(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no place in a drawing: " + value);
    }
    BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String rounded(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    BigDecimal number =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    return exponent < -4 || exponent > 6
        ? number.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent
        : number.toPlainString();
  }
}
