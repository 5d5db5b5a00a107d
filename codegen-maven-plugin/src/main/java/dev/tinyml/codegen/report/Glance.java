package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.BarChart;
import dev.tinyml.codegen.report.chart.BarRow;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few figures that everybody asks for, a card each. Stateless. */
final class Glance {
  private static final int LONGEST_LABEL = 6;

  Element cards(ReportData data) {
    Element cards = Element.of("div").styled("cards").add(size(data));
    VerificationInfo measured = data.manifest().verification();
    measured.classification().ifPresent(result -> cards.add(accuracy(data, result)));
    measured
        .regression()
        .ifPresent(
            result ->
                cards.add(
                    errors(
                        data,
                        "Regression error (RMSE)",
                        result.floatError().map(e -> e.rmse()),
                        result.deviceError().rmse())));
    measured
        .reconstruction()
        .ifPresent(
            result ->
                cards.add(
                    errors(
                        data, "Reconstruction error", result.floatError(), result.deviceError())));
    measured
        .detection()
        .ifPresent(
            result ->
                cards.add(
                    errors(
                        data,
                        "Detection, area under the curve",
                        result.floatQuality().map(q -> q.auc()),
                        result.deviceQuality().auc())));
    measured.signalToNoise().ifPresent(ratio -> cards.add(noise(ratio)));
    data.arena()
        .ifPresent(
            arena ->
                cards.add(
                    card(
                        "Activations in the arena",
                        Figures.bytes(arena.peak()),
                        "at the peak; scratch buffers and the interpreter's own structures come on"
                            + " top")));
    return cards;
  }

  private static Element size(ReportData data) {
    ConversionManifest manifest = data.manifest();
    List<BarRow> rows = new ArrayList<>();
    manifest
        .floatModel()
        .ifPresent(file -> rows.add(row("float", file.size(), Figures.bytes(file.size()))));
    long bytes = manifest.deviceModel().size();
    rows.add(device(data, bytes, Figures.bytes(bytes)));
    return card(
            "Model size",
            Figures.bytes(bytes),
            manifest
                .compressionRatio()
                .map(ratio -> "1/" + Figures.decimals(ratio, 2) + " of the float model")
                .orElse(Figures.count(bytes) + " bytes"))
        .add(BarChart.SMALL.draw("Model size", rows));
  }

  private static Element accuracy(ReportData data, ClassificationResult result) {
    List<BarRow> rows = new ArrayList<>();
    result
        .floatAccuracy()
        .ifPresent(share -> rows.add(row("float", share, Figures.percent(share))));
    rows.add(device(data, result.deviceAccuracy(), Figures.percent(result.deviceAccuracy())));
    return card(
            "Accuracy",
            Figures.percent(result.deviceAccuracy()),
            result.dropPercent().map(Glance::change).orElse("")
                + "on "
                + Figures.count(result.samples())
                + " held-out samples")
        .add(BarChart.SMALL.draw("Accuracy", rows));
  }

  private static String change(double drop) {
    if (drop == 0) {
      return "the same as float, ";
    }
    return Figures.decimals(Math.abs(drop), 2)
        + (drop > 0 ? " points below float, " : " points above float, ");
  }

  private static Element errors(
      ReportData data, String what, Optional<Double> floatValue, double deviceValue) {
    List<BarRow> rows = new ArrayList<>();
    floatValue.ifPresent(value -> rows.add(row("float", value, Figures.value(value))));
    rows.add(device(data, deviceValue, Figures.value(deviceValue)));
    return card(
            what,
            Figures.value(deviceValue),
            floatValue.map(value -> "float " + Figures.value(value)).orElse("on the device"))
        .add(BarChart.SMALL.draw(what, rows));
  }

  private static Element noise(double ratio) {
    return card(
        "Signal to noise of the outputs",
        Figures.decibels(ratio),
        Double.isFinite(ratio)
            ? "an error of " + Figures.relativeError(ratio) + " of the float outputs"
            : "against the float outputs");
  }

  private static BarRow row(String label, double value, String figure) {
    return new BarRow(label, value, figure, "second");
  }

  private static BarRow device(ReportData data, double value, String figure) {
    // Longer ones don't fit beside the bar.
    String label = data.device().length() > LONGEST_LABEL ? "device" : data.device();
    return new BarRow(label, value, figure, "first");
  }

  private static Element card(String what, String figure, String remark) {
    return Element.of("div")
        .styled("card")
        .add(Element.of("h3", what))
        .add(Element.of("p", figure).styled("large"))
        .add(Parts.remark(remark));
  }
}
