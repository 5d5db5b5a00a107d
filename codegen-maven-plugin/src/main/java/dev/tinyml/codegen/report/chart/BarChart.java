package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.SafeText;
import java.util.List;

/** Horizontal bars below each other, the longest as long as there is room. Stateless. */
public final class BarChart {
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int WIDTH = 340;
  private static final int LABEL = 96;
  private static final int LONGEST_LABEL = 14;
  private static final int FIGURE = 84;

  /**
   * Draws rows.
   *
   * @param title what they show
   */
  public Element draw(String title, List<BarRow> rows) {
    double most =
        rows.stream().mapToDouble(BarRow::value).filter(Double::isFinite).max().orElse(0);
    Element drawing = Svg.drawing(WIDTH, rows.size() * ROW + 2, title);
    for (int i = 0; i < rows.size(); i++) {
      drawing.add(row(rows.get(i), i * ROW + 1, most));
    }
    return drawing;
  }

  private static Element row(BarRow row, double top, double most) {
    double room = WIDTH - LABEL - FIGURE;
    double value = Double.isFinite(row.value()) ? Math.max(0, row.value()) : 0;
    double length = most > 0 ? room * value / most : 0;
    double base = top + ROW * 0.68;
    Element shape =
        Element.of("g")
            .add(Element.of("title", row.label() + ": " + row.figure()))
            .add(
                Svg.text(
                    "end name", LABEL - 8, base, SafeText.shortened(row.label(), LONGEST_LABEL)))
            .add(Svg.rect("track", LABEL, top + (ROW - BAR) / 2.0, room, BAR));
    // A value that is not 0 must not look like it.
    if (value > 0) {
      shape.add(
          Svg.rect(row.style(), LABEL, top + (ROW - BAR) / 2.0, Math.max(1.5, length), BAR));
    }
    return shape.add(Svg.text("start figure", WIDTH - FIGURE + 8, base, row.figure()));
  }
}
