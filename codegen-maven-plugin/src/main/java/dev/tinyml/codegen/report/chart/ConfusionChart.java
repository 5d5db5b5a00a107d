package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import java.util.List;

/**
 * A confusion table as a field of coloured cells: right decisions in one colour, wrong ones in
 * another, the more the share of their row. Stateless.
 */
public final class ConfusionChart {
  private static final double ROOM = 300;
  private static final double LARGEST_CELL = 56;
  private static final double NUMBERED_FROM = 22;
  private static final double NAMED_FROM = 11;
  private static final int LONGEST_NAME = 12;
  private static final double NAMES = 84;

  /** Above this many classes cells are too small to be told apart. */
  public static final int MOST_CLASSES = 60;

  /**
   * Draws a table.
   *
   * @param title whose decisions they are
   * @param confusion rows are true classes, columns decisions; square, at most {@link
   *     #MOST_CLASSES} wide
   * @param names one per class
   */
  public Element draw(String title, List<List<Integer>> confusion, List<String> names) {
    int classes = confusion.size();
    double cell = Math.min(LARGEST_CELL, ROOM / classes);
    double names0 = cell >= NAMED_FROM ? NAMES : 8;
    double size = names0 + cell * classes + 2;
    Element drawing = Svg.drawing(size, size, title);
    for (int row = 0; row < classes; row++) {
      long sum = confusion.get(row).stream().mapToLong(Integer::longValue).sum();
      for (int column = 0; column < classes; column++) {
        drawing.add(
            cell(
                names0 + column * cell,
                names0 + row * cell,
                cell,
                confusion.get(row).get(column),
                sum,
                names.get(row),
                names.get(column),
                row == column));
      }
    }
    return cell >= NAMED_FROM ? drawing.add(names(names, cell, names0)) : drawing;
  }

  private static Element cell(
      double x,
      double y,
      double size,
      int count,
      long sum,
      String truth,
      String decision,
      boolean right) {
    double share = sum == 0 ? 0 : (double) count / sum;
    Element shape =
        Element.of("g")
            .add(
                Element.of(
                    "title",
                    truth
                        + (right ? " recognized" : " taken for " + decision)
                        + ": "
                        + Figures.count(count)
                        + " of "
                        + Figures.count(sum)
                        + ", "
                        + Figures.percent(share)))
            .add(Svg.rect("cell", x, y, size - 1, size - 1));
    if (count > 0) {
      // A single wrong decision of thousands must be seen as well.
      double strength = right ? share : Math.max(0.14, Math.sqrt(share));
      shape.add(
          Svg.rect(right ? "right" : "wrong", x, y, size - 1, size - 1)
              .attribute("fill-opacity", strength));
      if (size >= NUMBERED_FROM) {
        shape.add(
            Svg.text(
                strength > 0.6 ? "middle inverse" : "middle count",
                x + (size - 1) / 2,
                y + size / 2 + 4,
                String.valueOf(count)));
      }
    }
    return shape;
  }

  private static Element names(List<String> names, double cell, double start) {
    Element labels = Element.of("g");
    for (int i = 0; i < names.size(); i++) {
      String name = SafeText.shortened(names.get(i), LONGEST_NAME);
      double middle = start + (i + 0.5) * cell + 3;
      labels
          .add(Svg.text("end name", start - 6, middle, name))
          .add(Svg.upwards("start name", middle, start - 6, name));
    }
    return labels;
  }
}
