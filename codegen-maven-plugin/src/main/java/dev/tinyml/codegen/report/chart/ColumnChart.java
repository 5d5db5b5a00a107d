package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.List;

/**
 * A column for each operator in the order of execution, from a line at 0 upwards, and downwards
 * where values are below. Higher is worse.
 *
 * @param title what the columns show
 * @param unit behind the figures of the scale
 * @param leastScale what the scale reaches at least, so that next to nothing does not fill it
 */
public record ColumnChart(String title, String unit, double leastScale) {
  private static final double LEFT = 58;
  private static final double RIGHT = 16;
  private static final double TOP = 26;
  private static final double BOTTOM = 186;

  /**
   * Draws the operators.
   *
   * @param marks whose own values are shown; at least one
   */
  public Element draw(List<OperatorMark> marks) {
    Columns columns = new Columns(marks.size(), LEFT);
    double most = rounded(Math.max(leastScale, most(marks, 1)));
    double below = most(marks, -1);
    double least = below > 0 ? -rounded(below) : 0;
    Element drawing = Svg.drawing(columns.right() + RIGHT, BOTTOM + columns.footer(marks), title);
    for (double value : new double[] {least, 0, most / 2, most}) {
      double y = y(value, least, most);
      drawing
          .add(Svg.line(value == 0 ? "axis" : "grid", LEFT, y, columns.right(), y))
          .add(Svg.text("end tick", LEFT - 6, y + 4, Figures.value(value) + unit));
    }
    for (int i = 0; i < marks.size(); i++) {
      drawing.add(column(marks.get(i), columns, i, least, most));
    }
    return drawing.add(columns.labels(marks, BOTTOM));
  }

  private static Element column(
      OperatorMark mark, Columns columns, int i, double least, double most) {
    double value = mark.own().filter(Double::isFinite).orElse(0.0);
    double from = y(Math.max(0, value), least, most);
    double to = y(Math.min(0, value), least, most);
    Element shape =
        Element.of("g")
            .add(Element.of("title", mark.description()))
            .add(Svg.rect("sensor", columns.x(i), TOP, columns.width(), BOTTOM - TOP));
    if (value != 0) {
      String style = mark.rank().isPresent() ? "bad" : value < 0 ? "second" : "first";
      shape.add(
          Svg.rect(
              style,
              columns.x(i) + columns.gap(),
              Math.min(from, to - 1),
              columns.width() - 2 * columns.gap(),
              Math.max(1, to - from)));
    }
    mark.rank()
        .ifPresent(
            rank -> shape.add(Svg.text("middle rank", columns.middle(i), from - 6, "#" + rank)));
    return shape;
  }

  private static double most(List<OperatorMark> marks, int sign) {
    return marks.stream()
        .flatMap(mark -> mark.own().stream())
        .filter(Double::isFinite)
        .mapToDouble(own -> sign * own)
        .max()
        .orElse(0);
  }

  /** The next of 1, 2, 5, 10, 20, 50 and so on. */
  private static double rounded(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 2, 5}) {
      if (value <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static double y(double value, double least, double most) {
    return BOTTOM - (BOTTOM - TOP) * (value - least) / (most - least);
  }
}
