package dev.tinyml.codegen.report.markup;

/**
 * Makes texts of untrusted files safe to show. Control characters, lone surrogates and what is no
 * character would break XML; format characters would reverse or hide what stands behind them: all
 * are shown as their code, so that names that differ in them look different. Stateless.
 */
public final class SafeText {
  private static final String ELLIPSIS = "…";

  /**
   * Characters that are no characters, command, or can't be seen. A list, because categories of
   * characters grow with the version of Java. Joiners are not in it: scripts and emoji need them.
   */
  private static final int[][] UNSAFE = {
    {0x00, 0x1f},
    {0x7f, 0x9f},
    {0xad, 0xad},
    {0x61c, 0x61c},
    {0x180e, 0x180e},
    {0x200b, 0x200b},
    {0x200e, 0x200f},
    {0x2028, 0x202e},
    {0x2060, 0x206f},
    {0xd800, 0xdfff},
    {0xfdd0, 0xfdef},
    {0xfeff, 0xfeff},
    {0xfff9, 0xfffb},
    {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a},
    {0xe0000, 0xe007f}
  };

  private SafeText() {}

  /** The beginning and the end of a text of more than so many characters; else all of it. */
  public static String shortened(String text, int length) {
    int characters = text.codePointCount(0, text.length());
    if (characters <= length) {
      return text;
    }
    int tail = (length - 1) / 2;
    int head = length - 1 - tail;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + ELLIPSIS
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  static void append(StringBuilder out, String text) {
    text.codePoints().forEach(c -> append(out, c));
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append(' ');
      default -> {
        if (isHarmless(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  private static boolean isHarmless(int c) {
    for (int[] range : UNSAFE) {
      if (range[0] <= c && c <= range[1]) {
        return false;
      }
    }
    return (c & 0xfffe) != 0xfffe;
  }
}
