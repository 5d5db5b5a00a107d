package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.report.HistogramReport;
import dev.tinyml.converter.report.TensorReport;

/**
 * The values of an activation, with the range that was chosen for quantization. Counts are on a
 * logarithmic scale, because it is the few values far out that cost precision. Stateless.
 */
public final class HistogramChart {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 128;
  private static final double LEFT = 4;
  private static final double RIGHT = 336;
  private static final double TOP = 18;
  private static final double BOTTOM = 104;
  private static final int BINS = 83;

  /** Draws the histogram of a tensor that has one. */
  public Element draw(TensorReport tensor, HistogramReport values) {
    double low = finite(tensor.low(), values.low());
    double high = finite(tensor.high(), values.high());
    Histogram histogram = Histogram.of(values, low, high, BINS);
    Element drawing =
        Svg.drawing(WIDTH, HEIGHT, "Values of " + tensor.name() + " and the range chosen for them");
    double from = x(low, histogram);
    double to = x(high, histogram);
    drawing
        .add(Svg.rect("kept", from, TOP, to - from, BOTTOM - TOP))
        .add(Svg.path("bars", bars(histogram)))
        .add(Svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM))
        .add(clip(from, low))
        .add(clip(to, high));
    return drawing
        .add(Svg.text("start tick", LEFT, HEIGHT - 8, Figures.value(histogram.low())))
        .add(Svg.text("end tick", RIGHT, HEIGHT - 8, Figures.value(histogram.high())));
  }

  private static Element clip(double x, double value) {
    boolean left = x < (LEFT + RIGHT) / 2;
    return Element.of("g")
        .add(Svg.line("clip", x, TOP - 6, x, BOTTOM))
        .add(
            Svg.text(
                left ? "start clipped" : "end clipped",
                left ? x + 4 : x - 4,
                TOP - 4,
                Figures.value(value)));
  }

  private static String bars(Histogram histogram) {
    StringBuilder path = new StringBuilder();
    double width = (RIGHT - LEFT) / BINS;
    double most = Math.log1p(histogram.most());
    for (int i = 0; i < BINS; i++) {
      double count = histogram.counts()[i];
      if (count > 0) {
        // Even a single value has to be seen.
        double height = Math.max(1.5, (BOTTOM - TOP - 4) * Math.log1p(count) / most);
        path.append('M')
            .append(Figures.decimals(LEFT + i * width, 1))
            .append(' ')
            .append(Figures.decimals(BOTTOM, 0))
            .append('v')
            .append(Figures.decimals(-height, 1))
            .append("h3.6V")
            .append(Figures.decimals(BOTTOM, 0))
            .append('z');
      }
    }
    return path.toString();
  }

  private static double x(double value, Histogram histogram) {
    double share = (value - histogram.low()) / (histogram.high() - histogram.low());
    return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, share));
  }

  private static double finite(double value, double otherwise) {
    return Double.isFinite(value) ? value : otherwise;
  }
}
