package dev.tinyml.codegen.report.markup;

import java.util.Set;

/**
 * Writes a page so that HTML and XML parsers make the same of it: what HTML calls void elements,
 * and shapes of SVG, are closed in their start tag, all others by an end tag. Stateless.
 */
public final class MarkupWriter {
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "col", "wbr");
  private static final Set<String> SHAPES = Set.of("rect", "path", "line", "circle", "polyline");

  /** In these a space more or less is text. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "br", "code", "em", "small", "span", "strong", "title", "tspan",
          "wbr");

  /** The text of a page. */
  public String page(Element html) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>");
    append(out, html);
    return out.append('\n').toString();
  }

  /** The text of a part of a page. */
  public String fragment(Markup markup) {
    StringBuilder out = new StringBuilder();
    append(out, markup);
    return out.toString();
  }

  private void append(StringBuilder out, Markup markup) {
    if (markup instanceof Element element) {
      append(out, element);
    } else if (markup instanceof Text text) {
      SafeText.append(out, text.value());
    } else if (markup instanceof StyleSheet style) {
      out.append('\n').append(style.css());
    }
  }

  private void append(StringBuilder out, Element element) {
    String name = element.name();
    if (!INLINE.contains(name) && !out.isEmpty()) {
      out.append('\n');
    }
    out.append('<').append(name);
    element
        .attributes()
        .forEach(
            (key, value) -> {
              out.append(' ').append(key).append("=\"");
              SafeText.append(out, value);
              out.append('"');
            });
    boolean empty = element.children().isEmpty();
    if (VOID.contains(name) || (empty && SHAPES.contains(name))) {
      if (!empty) {
        throw new IllegalArgumentException(name + " can't have children");
      }
      out.append("/>");
      return;
    }
    out.append('>');
    element.children().forEach(child -> append(out, child));
    out.append("</").append(name).append('>');
  }
}
