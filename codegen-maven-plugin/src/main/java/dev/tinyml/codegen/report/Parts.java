package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.SafeText;

/** Parts that sections have in common. Stateless. */
final class Parts {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_HOVER = 400;

  private Parts() {}

  /** A paragraph. */
  static Element paragraph(String text) {
    return Element.of("p", text);
  }

  /** A small remark. */
  static Element remark(String text) {
    return Element.of("p", text).styled("remark");
  }

  /** Text of any length from the file of a model, apart from what stands around it. */
  static Element name(String name) {
    Element bdi = Element.of("bdi", SafeText.shortened(name, LONGEST_NAME));
    return name.length() > LONGEST_NAME
        ? bdi.attribute("title", SafeText.shortened(name, LONGEST_HOVER))
        : bdi;
  }

  /** A box in which what is too wide for the page scrolls by itself, also by keyboard. */
  static Element scrolling(String label, Element content) {
    return Element.of("div", content)
        .styled("scroll")
        .attribute("tabindex", "0")
        .attribute("role", "region")
        .attribute("aria-label", label);
  }

  /** A drawing with a caption below. */
  static Element figure(Element drawing, Element caption) {
    return Element.of("figure", drawing, caption);
  }

  /** What is shown only when asked for. */
  static Element details(String summary, Element content) {
    return Element.of("details", Element.of("summary", summary), content);
  }

  /** A box of charts side by side. */
  static Element row() {
    return Element.of("div").styled("row");
  }
}
