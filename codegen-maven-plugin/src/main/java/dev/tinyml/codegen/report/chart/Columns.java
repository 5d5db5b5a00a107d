package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.SafeText;
import java.util.List;

/**
 * Where the columns of a chart with one per operator stand, and what is written below them.
 *
 * @param count number of columns, at least 1
 * @param left where the first begins
 */
record Columns(int count, double left) {
  private static final double ROOM = 860;
  private static final double WIDEST = 60;
  private static final double NARROWEST = 3;

  /** Columns of this width and more have room for a slanting name. */
  private static final double NAMED = 18;

  private static final int LONGEST_NAME = 20;

  double width() {
    return Math.max(NARROWEST, Math.min(WIDEST, ROOM / count));
  }

  double x(int column) {
    return left + column * width();
  }

  double middle(int column) {
    return x(column) + width() / 2;
  }

  /** What is left free on each side of a column's bar. */
  double gap() {
    return width() > 8 ? width() * 0.18 : 0.3;
  }

  double right() {
    return x(count);
  }

  boolean named() {
    return width() >= NAMED;
  }

  /** Height of what stands below the columns. */
  double footer(List<OperatorMark> marks) {
    int longest =
        marks.stream()
            .mapToInt(mark -> SafeText.shortened(mark.label(), LONGEST_NAME).length())
            .max()
            .orElse(0);
    return named() ? 42 + 5.9 * longest : 34;
  }

  /** Numbers, and names where there is room. */
  Element labels(List<OperatorMark> marks, double bottom) {
    Element labels = Element.of("g");
    int step = (int) Math.ceil((named() ? 16 : 26) / width());
    for (int i = 0; i < count; i++) {
      OperatorMark mark = marks.get(i);
      if (i % step == 0) {
        labels.add(Svg.text("middle tick", middle(i), bottom + 14, String.valueOf(mark.number())));
      }
      if (named()) {
        labels.add(
            Svg.turned(
                mark.rank().isPresent() ? "end name suspect" : "end name",
                middle(i) + 4,
                bottom + 30,
                SafeText.shortened(mark.label(), LONGEST_NAME),
                -60));
      }
    }
    return named()
        ? labels
        : labels.add(
            Svg.text(
                "middle tick",
                (left + right()) / 2,
                bottom + 29,
                "operator, in order of execution"));
  }
}
