package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * A limit as a user wrote it.
 *
 * @param rule name of the rule
 * @param text its value, untrusted
 */
record LimitText(String rule, String text) {
  private static final int MOST_CHARACTERS = 40;
  private static final int LARGEST_EXPONENT = 20;
  private static final Map<String, Integer> BYTES =
      Map.of("B", 1, "KB", 1_000, "KIB", 1_024, "MB", 1_000_000, "MIB", 1_048_576);

  /**
   * A number of 0 or more.
   *
   * @param unit which the text may have behind the number, or an empty text
   */
  double positive(String unit) {
    double value = number(unit);
    if (value < 0) {
      throw refused("a number of 0 or more");
    }
    return value;
  }

  /** Any number, with or without a unit. */
  double number(String unit) {
    String bare = text.strip();
    if (!unit.isEmpty() && bare.toLowerCase(Locale.ROOT).endsWith(unit.toLowerCase(Locale.ROOT))) {
      bare = bare.substring(0, bare.length() - unit.length()).strip();
    }
    return decimal(bare, unit.isEmpty() ? "a number" : "a number, with or without the unit " + unit)
        .doubleValue();
  }

  /** A fraction from 0 to 1, or a percentage with its sign. */
  double fraction() {
    String bare = text.strip();
    String expected = "a fraction from 0 to 1, or a percentage: 0.8 or 80%";
    BigDecimal value =
        bare.endsWith("%")
            ? decimal(bare.substring(0, bare.length() - 1).strip(), expected).movePointLeft(2)
            : decimal(bare, expected);
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw refused(expected);
    }
    return value.doubleValue();
  }

  /** A number of bytes, with or without a unit. */
  long bytes() {
    String expected = "bytes from 1 on, or a number with B, kB, KiB, MB or MiB: 65536 or 64 KiB";
    String bare = text.strip().toUpperCase(Locale.ROOT);
    int digits = 0;
    while (digits < bare.length() && !Character.isLetter(bare.charAt(digits))) {
      digits++;
    }
    Integer factor = BYTES.get(digits == bare.length() ? "B" : bare.substring(digits));
    if (factor == null) {
      throw refused(expected);
    }
    BigDecimal bytes =
        decimal(bare.substring(0, digits).strip(), expected).multiply(BigDecimal.valueOf(factor));
    if (bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(BigDecimal.valueOf(1L << 40)) > 0) {
      throw refused(expected);
    }
    return bytes.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /** The problem of a text that is none of what it must be. */
  ProblemException refused(String expected) {
    return new ProblemException(
        new Problem(
            "gate-limit",
            ProblemKind.CONFIGURATION,
            "<" + rule + ">",
            text,
            expected,
            "configure another limit, or leave it out"));
  }

  private BigDecimal decimal(String digits, String expected) {
    try {
      if (digits.length() > MOST_CHARACTERS) {
        throw refused(expected);
      }
      BigDecimal value = new BigDecimal(digits);
      // 1e999999999 is short, but nobody can write it out.
      if (Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT) {
        throw refused(expected);
      }
      return value;
    } catch (NumberFormatException e) {
      throw refused(expected);
    }
  }
}
