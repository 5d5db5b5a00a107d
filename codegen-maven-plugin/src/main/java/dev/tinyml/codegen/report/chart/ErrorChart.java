package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What quantization does to the result of each operator, in the order of execution: a column for
 * the operator's own error, a line for the error that has come together until there. Higher is
 * worse. Stateless.
 */
public final class ErrorChart {
  private static final double LEFT = 52;
  private static final double RIGHT = 58;
  private static final double TOP = 26;
  private static final double BOTTOM = 246;
  private static final double DOTS_FROM = 8;

  /**
   * Draws the operators.
   *
   * @param marks with signal-to-noise ratios in dB; at least one
   */
  public Element draw(List<OperatorMark> marks) {
    Columns columns = new Columns(marks.size(), LEFT);
    DecibelScale scale =
        DecibelScale.of(
            DoubleStream.concat(
                marks.stream().flatMap(m -> m.own().stream()).mapToDouble(d -> d),
                marks.stream().flatMap(m -> m.all().stream()).mapToDouble(d -> d)),
            TOP,
            BOTTOM);
    Element drawing =
        Svg.drawing(
            columns.right() + RIGHT,
            BOTTOM + columns.footer(marks),
            "Error of each operator in the order of execution; higher is worse");
    drawing.add(scale.grid(LEFT, columns.right()));
    for (int i = 0; i < marks.size(); i++) {
      drawing.add(column(marks.get(i), columns, i, scale));
    }
    drawing.add(together(marks, columns, scale));
    return drawing.add(columns.labels(marks, BOTTOM));
  }

  private static Element column(OperatorMark mark, Columns columns, int i, DecibelScale scale) {
    double width = columns.width();
    double gap = columns.gap();
    Element shape =
        Element.of("g")
            .add(Element.of("title", mark.description()))
            .add(Svg.rect("sensor", columns.x(i), TOP, width, BOTTOM - TOP));
    mark.own()
        .filter(own -> own < scale.best() || own.isNaN())
        .ifPresent(
            own ->
                shape.add(
                    Svg.rect(
                        mark.rank().isPresent() ? "bad" : "first",
                        columns.x(i) + gap,
                        scale.y(own),
                        width - 2 * gap,
                        BOTTOM - scale.y(own))));
    mark.rank()
        .ifPresent(
            rank ->
                shape.add(
                    Svg.text(
                        "middle rank",
                        columns.middle(i),
                        scale.y(mark.own().or(mark::all).orElse(scale.worst())) - 9,
                        "#" + rank)));
    return shape;
  }

  private static Element together(List<OperatorMark> marks, Columns columns, DecibelScale scale) {
    Element line = Element.of("g").styled("quiet");
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).all().isEmpty()) {
        continue;
      }
      double y = scale.y(marks.get(i).all().get());
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(Figures.decimals(columns.middle(i), 1))
          .append(' ')
          .append(Figures.decimals(y, 1));
      if (columns.width() >= DOTS_FROM) {
        line.add(Svg.circle("dot", columns.middle(i), y, 3));
      }
    }
    return path.isEmpty() ? line : line.add(Svg.path("together", path.toString()));
  }
}
