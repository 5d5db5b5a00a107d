package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.SafeText;
import java.util.List;

/**
 * Horizontal bars below each other, the longest as long as there is room.
 *
 * @param label room for labels, in pixels
 * @param bar room for bars
 * @param figure room for figures
 */
public record BarChart(int label, int bar, int figure) {
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final double CHARACTER = 6.8;

  /** Fits into a card. */
  public static final BarChart SMALL = new BarChart(50, 66, 72);

  /** Fits a page of its own width. */
  public static final BarChart WIDE = new BarChart(110, 140, 90);

  /**
   * Draws rows.
   *
   * @param title what they show
   */
  public Element draw(String title, List<BarRow> rows) {
    return draw(
        title,
        rows,
        rows.stream().mapToDouble(BarRow::value).filter(Double::isFinite).max().orElse(0));
  }

  /**
   * Draws rows.
   *
   * @param title what they show
   * @param most the value whose bar is as long as there is room
   */
  public Element draw(String title, List<BarRow> rows, double most) {
    Element drawing = Svg.drawing(width(), rows.size() * ROW + 2, title);
    for (int i = 0; i < rows.size(); i++) {
      drawing.add(row(rows.get(i), i * ROW + 1, most));
    }
    return drawing;
  }

  private Element row(BarRow row, double top, double most) {
    double value = Double.isFinite(row.value()) ? Math.max(0, row.value()) : 0;
    double length = most > 0 ? bar * value / most : 0;
    double base = top + ROW * 0.68;
    Element shape =
        Element.of("g")
            .add(Element.of("title", row.label() + ": " + row.figure()))
            .add(
                Svg.text(
                    "end name",
                    label - 8,
                    base,
                    SafeText.shortened(row.label(), (int) (label / CHARACTER))))
            .add(Svg.rect("track", label, top + (ROW - BAR) / 2.0, bar, BAR));
    // A value that is not 0 must not look like it.
    if (value > 0) {
      shape.add(Svg.rect(row.style(), label, top + (ROW - BAR) / 2.0, Math.max(1.5, length), BAR));
    }
    return shape.add(Svg.text("start figure", label + bar + 8, base, row.figure()));
  }

  private double width() {
    return label + bar + figure;
  }
}
