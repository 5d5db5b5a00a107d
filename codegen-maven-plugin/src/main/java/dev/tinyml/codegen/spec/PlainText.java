package dev.tinyml.codegen.spec;

import java.util.stream.Collectors;

/**
 * Makes text from outside harmless in comments and prose of every generated language: a label or
 * file name must not end a comment, continue a line, or start a tag.
 */
public final class PlainText {
  private static final String ALLOWED_PUNCTUATION = " ._-+()[]=,:;!'#%^/~";

  private PlainText() {}

  /** The text with a question mark for each character that could mean something to a compiler. */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> isHarmless(c) ? c : '?')
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .replace("--", "-?")
        .replace("??", "?");
  }

  private static boolean isHarmless(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || ALLOWED_PUNCTUATION.indexOf(codePoint) >= 0;
  }
}
