package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.arena.ArenaPlan;
import dev.tinyml.codegen.arena.PlannedTensor;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * The arena over time: operators from left to right, bytes upwards, a rectangle for each
 * activation, the peak as a line. Stateless.
 */
public final class ArenaChart {
  private static final double LEFT = 66;
  private static final double RIGHT = 16;
  private static final double TOP = 30;
  private static final double BOTTOM = 290;
  private static final double ROOM = 820;
  private static final double WIDEST = 3000;

  /** The largest activations; the others would not be seen anyway. */
  private static final int MOST_TENSORS = 800;

  private static final double CHARACTER = 7.2;

  /**
   * Draws a plan with at least one activation.
   *
   * @param names makes a tensor's name short
   */
  public Element draw(ArenaPlan plan, UnaryOperator<String> names) {
    double narrowest = Math.min(2.5, WIDEST / (plan.operators() + 1));
    double step = Math.max(narrowest, Math.min(70, ROOM / (plan.operators() + 1)));
    double right = LEFT + step * (plan.operators() + 1);
    Element drawing =
        Svg.drawing(right + RIGHT, BOTTOM + 40, "Activations in the arena while the model runs");
    for (int quarter = 0; quarter <= 4; quarter++) {
      long bytes = plan.peak() * quarter / 4;
      drawing
          .add(
              Svg.line(quarter == 0 ? "axis" : "grid", LEFT, y(bytes, plan), right, y(bytes, plan)))
          .add(Svg.text("end tick", LEFT - 6, y(bytes, plan) + 4, Figures.bytes(bytes)));
    }
    plan.tensors().stream()
        .sorted(Comparator.comparingLong(PlannedTensor::bytes).reversed())
        .limit(MOST_TENSORS)
        .forEach(tensor -> drawing.add(tensor(tensor, plan, step, names)));
    drawing
        .add(Svg.line("peak", LEFT, TOP, right, TOP))
        .add(Svg.text("end clipped", right, TOP - 8, "peak " + Figures.bytes(plan.peak())));
    return drawing.add(steps(plan, step));
  }

  private static Element tensor(
      PlannedTensor tensor, ArenaPlan plan, double step, UnaryOperator<String> names) {
    double x = LEFT + tensor.firstStep() * step;
    double width = (tensor.lastStep() - tensor.firstStep() + 1) * step;
    double y = y(tensor.end(), plan);
    double height = y(tensor.offset(), plan) - y;
    boolean highest = tensor.end() == plan.peak();
    Element shape =
        Element.of("g")
            .add(
                Element.of(
                    "title",
                    SafeText.shortened(tensor.name(), 200)
                        + ": "
                        + Figures.bytes(tensor.bytes())
                        + " at offset "
                        + Figures.count(tensor.offset())
                        + ", "
                        + during(tensor)))
            .add(Svg.rect(highest ? "block top" : "block", x, y, width, height));
    String name = names.apply(tensor.name());
    int fits = (int) ((width - 6) / CHARACTER);
    if (height >= 14 && fits >= 4) {
      shape.add(
          Svg.text("start inside", x + 4, y + height / 2 + 4, SafeText.shortened(name, fits)));
    }
    return shape;
  }

  private static String during(PlannedTensor tensor) {
    if (tensor.lastStep() == 0) {
      return "before the first operator";
    }
    String from = tensor.firstStep() == 0 ? "the start" : "operator " + (tensor.firstStep() - 1);
    return "from " + from + " to operator " + (tensor.lastStep() - 1);
  }

  private static Element steps(ArenaPlan plan, double step) {
    Element labels = Element.of("g");
    int every = (int) Math.ceil(24 / step);
    if (every == 1) {
      labels.add(Svg.text("middle tick", LEFT + step / 2, BOTTOM + 15, "in"));
    }
    for (int operator = 0; operator < plan.operators(); operator += every) {
      labels.add(
          Svg.text(
              "middle tick",
              LEFT + (operator + 1.5) * step,
              BOTTOM + 15,
              String.valueOf(operator)));
    }
    double middle = LEFT + step * (plan.operators() + 1) / 2;
    return labels.add(
        Svg.text("middle tick", middle, BOTTOM + 33, "operator, in order of execution"));
  }

  private static double y(long bytes, ArenaPlan plan) {
    return BOTTOM - (BOTTOM - TOP) * bytes / Math.max(1.0, plan.peak());
  }
}
