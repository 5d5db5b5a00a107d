package dev.tinyml.codegen.inspection.rendering;

import java.util.regex.Pattern;

/** Makes texts of untrusted files safe to print. Stateless. */
final class Printable {
  private static final String ELLIPSIS = "...";

  /** Far beyond any line; keeps what follows from taking time. */
  private static final int LONGEST = 2000;

  /** Control characters command a terminal, format characters reverse what stands behind them. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** A text in which characters that are not for reading are spaces. */
  static String of(String text) {
    String head = text.length() > LONGEST ? shortened(text, LONGEST) : text;
    return UNSAFE.matcher(head).replaceAll(" ");
  }

  /** A text of at most so many characters: the beginning of one that is longer. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(0, Math.max(0, length - ELLIPSIS.length())) + ELLIPSIS;
  }

  /** A text of at most so many characters: beginning and end of one that is longer. */
  static String shortened(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    if (length <= 2 * ELLIPSIS.length()) {
      return text.substring(0, length);
    }
    int kept = length - ELLIPSIS.length();
    return text.substring(0, kept - kept / 2) + ELLIPSIS + text.substring(text.length() - kept / 2);
  }
}
