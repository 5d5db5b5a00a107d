package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.HistogramChart;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.report.HistogramReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.List;
import java.util.Optional;

/** The values of activations with the ranges that were chosen for them, and all tensors. */
final class TensorsSection implements Section {
  private static final int OPEN = 6;
  private static final int MOST_HISTOGRAMS = 240;

  @Override
  public String id() {
    return "tensors";
  }

  @Override
  public String heading() {
    return "Tensors and ranges";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    Tensors tensors = new Tensors(data);
    List<TensorReport> worst = tensors.worstFirst();
    Element body = Element.of("div");
    if (!worst.isEmpty()) {
      body.add(
              Parts.paragraph(
                  "Values on the representative samples; counts are logarithmic. Between the marks"
                      + " is the range that the device can hold; what lies beyond is cut off. A"
                      + " range much wider than the bulk of the values wastes steps."))
          .add(histograms(worst.subList(0, Math.min(OPEN, worst.size())), tensors));
    }
    if (worst.size() > OPEN) {
      List<TensorReport> others =
          worst.subList(OPEN, Math.min(worst.size(), OPEN + MOST_HISTOGRAMS));
      body.add(Parts.details(others.size() + " more histograms", histograms(others, tensors)));
    }
    List<TensorInfo> all = data.manifest().tensors();
    return Optional.of(
        body.add(
            Parts.details(
                "All " + all.size() + " tensors of the device's model", table(all, tensors))));
  }

  private static Element histograms(List<TensorReport> reports, Tensors tensors) {
    Element row = Parts.row();
    for (TensorReport report : reports) {
      row.add(histogram(report, report.histogram().orElseThrow(), tensors));
    }
    return row;
  }

  private static Element histogram(TensorReport report, HistogramReport values, Tensors tensors) {
    Element caption = Element.of("figcaption");
    tensors
        .rank(report.name())
        .ifPresent(rank -> caption.add(Element.of("span", "#" + rank).styled("badge")).text(" "));
    caption
        .add(Element.of("b", Parts.name(tensors.layer(report.name()))))
        .add(
            Element.of("span")
                .styled("remark")
                .text(
                    "values "
                        + Figures.value(report.min())
                        + " to "
                        + Figures.value(report.max())
                        + ", kept "
                        + Figures.value(report.low())
                        + " to "
                        + Figures.value(report.high())
                        + report
                            .saturation()
                            .map(share -> ", " + Figures.share(share) + " cut off on new samples")
                            .orElse("")));
    return Parts.figure(new HistogramChart().draw(report, values), caption);
  }

  private static Element table(List<TensorInfo> all, Tensors tensors) {
    DataTable table =
        new DataTable(
            "Tensors of the device's model",
            "No.#",
            "Name",
            "Type",
            "Shape",
            "Scale#",
            "Zero point#",
            "Values seen#",
            "Range kept#",
            "Cut off#");
    for (TensorInfo tensor : all) {
      Optional<TensorReport> report =
          tensor.constant() ? Optional.empty() : tensors.find(tensor.spec().name());
      table.row(
          tensor.index(),
          Parts.name(tensor.spec().name()),
          Element.of("code", tensor.spec().type() + (tensor.constant() ? ", constant" : "")),
          tensor.spec().shape(),
          tensor.spec().quantization().map(TensorsSection::scale).orElse(""),
          tensor.spec().quantization().map(TensorsSection::zeroPoint).orElse(""),
          report.map(r -> range(r.min(), r.max())).orElse(""),
          report.map(r -> range(r.low(), r.high())).orElse(""),
          report.flatMap(TensorReport::saturation).map(Figures::share).orElse(""));
    }
    return table.build();
  }

  private static String scale(QuantizationParams params) {
    return params.scales().size() == 1
        ? Figures.value(params.scales().get(0))
        : params.scales().size() + " scales";
  }

  private static String zeroPoint(QuantizationParams params) {
    return params.zeroPoints().stream().distinct().count() == 1
        ? String.valueOf(params.zeroPoints().get(0))
        : "various";
  }

  private static String range(double low, double high) {
    return Figures.value(low) + " … " + Figures.value(high);
  }
}
