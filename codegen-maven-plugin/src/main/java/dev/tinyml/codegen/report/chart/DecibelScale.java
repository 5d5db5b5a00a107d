package dev.tinyml.codegen.report.chart;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.stream.DoubleStream;

/**
 * A vertical scale of signal-to-noise ratios with the good ones at the bottom, so that what stands
 * out is what is bad.
 *
 * @param worst ratio at the top, in dB
 * @param best ratio at the bottom, in dB
 * @param top y of the top
 * @param bottom y of the bottom
 */
record DecibelScale(double worst, double best, double top, double bottom) {
  private static final double STEP = 10;
  private static final double LOWEST = -20;
  private static final double HIGHEST = 90;

  /** A scale on which all finite ratios have room, as far as they are of interest. */
  static DecibelScale of(DoubleStream ratios, double top, double bottom) {
    double[] finite = ratios.filter(Double::isFinite).toArray();
    double least = DoubleStream.of(finite).min().orElse(STEP);
    double most = DoubleStream.of(finite).max().orElse(4 * STEP);
    double worst = Math.max(LOWEST, Math.min(STEP, Math.floor(least / STEP) * STEP));
    double best = Math.min(HIGHEST, Math.max(worst + 3 * STEP, Math.ceil(most / STEP) * STEP));
    return new DecibelScale(worst, best, top, bottom);
  }

  /** The place of a ratio; what is beyond an end stands at the end. */
  double y(double decibels) {
    double shown = Double.isNaN(decibels) ? worst : Math.max(worst, Math.min(best, decibels));
    return top + (bottom - top) * (shown - worst) / (best - worst);
  }

  /** Lines across with dB on the left and the same as a relative error on the right. */
  Element grid(double left, double right) {
    Element grid = Element.of("g");
    for (double ratio = worst; ratio <= best; ratio += STEP) {
      grid.add(Svg.line("grid", left, y(ratio), right, y(ratio)))
          .add(Svg.text("end tick", left - 6, y(ratio) + 4, Figures.decimals(ratio, 0) + " dB"))
          .add(Svg.text("start tick", right + 6, y(ratio) + 4, Figures.relativeError(ratio)));
    }
    return grid;
  }
}
