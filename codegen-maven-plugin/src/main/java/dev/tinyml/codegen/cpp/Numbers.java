package dev.tinyml.codegen.cpp;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people: plain decimals whatever the locale. Stateless. */
final class Numbers {
  private Numbers() {}

  /** Without needless zeros: {@code 50}, {@code 62.5}. */
  static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
    return number.toPlainString();
  }

  /** A share as percentage with one decimal: {@code 95.8 %}. */
  static String percent(double share) {
    return rounded(share * 100, 1) + " %";
  }

  /** With so many decimals. */
  static String rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
