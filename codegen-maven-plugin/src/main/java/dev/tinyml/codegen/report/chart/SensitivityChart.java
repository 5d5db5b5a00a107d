package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.List;

/**
 * How many points of accuracy are lost when only one operator is quantized, for each of them.
 * Higher is worse. Stateless.
 */
public final class SensitivityChart {
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 26;
  private static final double BOTTOM = 180;

  /** So that a loss of next to nothing does not fill the chart. */
  private static final double LEAST_SCALE = 1;

  /**
   * Draws the operators.
   *
   * @param marks whose own values are losses in percentage points, below 0 where accuracy rises; at
   *     least one
   */
  public Element draw(List<OperatorMark> marks) {
    Columns columns = new Columns(marks.size(), LEFT);
    double most = Math.max(LEAST_SCALE, most(marks, 1));
    double least = Math.min(0, -most(marks, -1));
    Element drawing =
        Svg.drawing(
            columns.right() + RIGHT,
            BOTTOM + columns.footer(),
            "Points of accuracy lost when only that operator is quantized");
    for (double value : new double[] {least, 0, most / 2, most}) {
      double y = y(value, least, most);
      if (value != least || least < 0) {
        drawing
            .add(Svg.line(value == 0 ? "axis" : "grid", LEFT, y, columns.right(), y))
            .add(Svg.text("end tick", LEFT - 6, y + 4, Figures.decimals(value, 1) + " pts"));
      }
    }
    for (int i = 0; i < marks.size(); i++) {
      drawing.add(column(marks.get(i), columns, i, least, most));
    }
    return drawing.add(columns.labels(marks, BOTTOM));
  }

  private static Element column(
      OperatorMark mark, Columns columns, int i, double least, double most) {
    double gap = columns.width() > 8 ? columns.width() * 0.16 : 0.3;
    Element shape =
        Element.of("g")
            .add(Element.of("title", mark.description()))
            .add(Svg.rect("sensor", columns.x(i), TOP, columns.width(), BOTTOM - TOP));
    double loss = mark.own().filter(Double::isFinite).orElse(0.0);
    double from = y(Math.max(0, loss), least, most);
    double to = y(Math.min(0, loss), least, most);
    return loss == 0
        ? shape
        : shape.add(
            Svg.rect(
                mark.rank().isPresent() ? "bad" : loss < 0 ? "second" : "first",
                columns.x(i) + gap,
                from,
                columns.width() - 2 * gap,
                to - from));
  }

  private static double most(List<OperatorMark> marks, int sign) {
    return marks.stream()
        .flatMap(mark -> mark.own().stream())
        .filter(Double::isFinite)
        .mapToDouble(own -> sign * own)
        .max()
        .orElse(0);
  }

  private static double y(double value, double least, double most) {
    return BOTTOM - (BOTTOM - TOP) * (value - least) / (most - least);
  }
}
