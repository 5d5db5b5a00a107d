package dev.tinyml.converter.blame;

import java.util.Locale;

/** Numbers in sentences. Stateless. */
final class Figures {
  private Figures() {}

  /** Three significant digits at most. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    if (text.contains("e") || !text.contains(".")) {
      return text;
    }
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** A fraction in percent. */
  static String percent(double fraction) {
    return fraction > 0 && fraction < 0.0001 ? "less than 0.01 %" : number(100 * fraction) + " %";
  }
}
