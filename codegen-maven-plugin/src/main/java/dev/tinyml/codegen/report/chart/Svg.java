package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;

/** Shapes of SVG. Stateless. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private Svg() {}

  /**
   * An empty drawing.
   *
   * @param title what it shows, for those who can't see it
   */
  static Element drawing(double width, double height, String title) {
    return Element.of("svg")
        .attribute("xmlns", NAMESPACE)
        .attribute("role", "img")
        .attribute(
            "viewBox", "0 0 " + Figures.decimals(width, 0) + " " + Figures.decimals(height, 0))
        .attribute("width", width)
        .attribute("height", height)
        .attribute("aria-label", title);
  }

  static Element rect(String styled, double x, double y, double width, double height) {
    return Element.of("rect")
        .styled(styled)
        .attribute("x", x)
        .attribute("y", y)
        .attribute("width", Math.max(0, width))
        .attribute("height", Math.max(0, height));
  }

  static Element line(String styled, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .styled(styled)
        .attribute("x1", x1)
        .attribute("y1", y1)
        .attribute("x2", x2)
        .attribute("y2", y2);
  }

  static Element path(String styled, String d) {
    return Element.of("path").styled(styled).attribute("d", d);
  }

  static Element circle(String styled, double x, double y, double radius) {
    return Element.of("circle")
        .styled(styled)
        .attribute("cx", x)
        .attribute("cy", y)
        .attribute("r", radius);
  }

  /**
   * Text.
   *
   * @param styled {@code start}, {@code middle} or {@code end} among other classes say where x is
   */
  static Element text(String styled, double x, double y, String text) {
    return Element.of("text").styled(styled).attribute("x", x).attribute("y", y).text(text);
  }

  /** The same, reading upwards from (x, y). */
  static Element upwards(String styled, double x, double y, String text) {
    return turned(styled, x, y, text, -90);
  }

  /** The same, turned by so many degrees. */
  static Element turned(String styled, double x, double y, String text, int degrees) {
    return text(styled, x, y, text)
        .attribute(
            "transform",
            "rotate("
                + degrees
                + " "
                + Figures.decimals(x, 1)
                + " "
                + Figures.decimals(y, 1)
                + ")");
  }
}
