package dev.tinyml.codegen.report.markup;

/**
 * The text of a style element, which browsers don't unescape.
 *
 * @param css without markup characters; child combinators have to do without {@code >} as well
 */
public record StyleSheet(String css) implements Markup {

  /** Checks that HTML and XML parsers read the same. */
  public StyleSheet {
    if (css.chars().anyMatch(c -> c == '<' || c == '&' || c == '>')) {
      throw new IllegalArgumentException("markup in a style sheet");
    }
  }
}
