package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.ErrorChart;
import dev.tinyml.codegen.report.chart.OperatorMark;
import dev.tinyml.codegen.report.chart.SensitivityChart;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.report.OperatorReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What quantization does to the result of each operator. */
final class LayersSection implements Section {

  @Override
  public String id() {
    return "layers";
  }

  @Override
  public String heading() {
    return "Error layer by layer";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    List<OperatorReport> operators = shown(data);
    if (operators.isEmpty()) {
      return notes(data);
    }
    Element body =
        Element.of("div")
            .add(
                Parts.paragraph(
                    "Each column is what an operator adds by itself when its inputs are exact; the"
                        + " line is the error that has come together until there. Higher is worse:"
                        + " 20 dB less is ten times the error. Where columns are low and the line"
                        + " is high, the error comes from further left."))
            .add(legend(data))
            .add(
                Parts.scrolling(
                    "Error of each operator",
                    new ErrorChart()
                        .draw(marks(data, operators, OperatorReport::ownSignalToNoise))));
    baseline(data)
        .filter(base -> operators.stream().anyMatch(o -> o.accuracyAlone().isPresent()))
        .ifPresent(base -> body.add(sensitivity(data, operators, base)));
    body.add(
        Parts.details("All " + operators.size() + " operators in figures", table(data, operators)));
    return Optional.of(body.add(notes(data)));
  }

  /** A page with thousands of columns helps nobody; what is left out is in the JSON. */
  private static List<OperatorReport> shown(ReportData data) {
    List<OperatorReport> all = data.details().operators();
    return all.subList(0, Math.min(all.size(), 1000));
  }

  private static Optional<Element> notes(ReportData data) {
    if (data.details().notes().isEmpty()) {
      return Optional.empty();
    }
    Element list = Element.of("ul").styled("remark");
    data.details().notes().forEach(note -> list.add(Element.of("li", note)));
    return Optional.of(list);
  }

  private static Element legend(ReportData data) {
    Element legend =
        Element.of("p")
            .styled("legend")
            .add(Element.of("span", "the operator's own error").styled("key first"));
    if (!data.details().suspects().isEmpty()) {
      legend.add(Element.of("span", "the same of a suspect, with its rank").styled("key bad"));
    }
    return legend.add(Element.of("span", "error until there").styled("key together"));
  }

  private static Element sensitivity(
      ReportData data, List<OperatorReport> operators, double baseline) {
    return Element.of(
        "div",
        Element.of("h3", "Sensitivity"),
        Parts.paragraph(
            "Points of accuracy lost when only that operator is quantized and all others stay"
                + " float."),
        Parts.scrolling(
            "Sensitivity of each operator",
            new SensitivityChart()
                .draw(
                    marks(
                        data,
                        operators,
                        o -> o.accuracyAlone().map(alone -> 100 * (baseline - alone))))));
  }

  private static Optional<Double> baseline(ReportData data) {
    return data.manifest()
        .verification()
        .classification()
        .flatMap(ClassificationResult::floatAccuracy);
  }

  private static List<OperatorMark> marks(
      ReportData data,
      List<OperatorReport> operators,
      Function<OperatorReport, Optional<Double>> own) {
    return operators.stream()
        .map(
            operator ->
                new OperatorMark(
                    operator.operator(),
                    layer(operator),
                    describe(operator),
                    own.apply(operator),
                    Optional.of(operator.signalToNoise()),
                    data.rank(operator)))
        .toList();
  }

  private static String describe(OperatorReport operator) {
    return "operator "
        + operator.operator()
        + ", "
        + operator.kind()
        + ", "
        + SafeText.shortened(layer(operator), 200)
        + ": "
        + operator
            .ownSignalToNoise()
            .map(own -> "own error " + Figures.decibels(own) + ", ")
            .orElse("")
        + "until there "
        + Figures.decibels(operator.signalToNoise())
        + operator
            .accuracyAlone()
            .map(alone -> ", accuracy when quantized alone " + Figures.percent(alone))
            .orElse("");
  }

  private static Element table(ReportData data, List<OperatorReport> operators) {
    DataTable table =
        new DataTable(
            "Operators",
            "No.#",
            "Layer",
            "Operator",
            "Own SNR#",
            "SNR until there#",
            "Share of error#",
            "Cosine#",
            "RMSE in steps#",
            "Cut off#",
            "Accuracy alone#");
    for (OperatorReport operator : operators) {
      table.styledRow(
          data.rank(operator).isPresent() ? "suspected" : "",
          operator.operator(),
          Parts.name(layer(operator)),
          Element.of("code", operator.kind()),
          operator.ownSignalToNoise().map(Figures::decibels).orElse(""),
          Figures.decibels(operator.signalToNoise()),
          operator.share().map(Figures::share).orElse(""),
          Figures.decimals(operator.cosine(), 5),
          Figures.value(operator.rmsePerScale()),
          Figures.share(operator.saturation()),
          operator.accuracyAlone().map(Figures::percent).orElse(""));
    }
    return table.build();
  }

  private static String layer(OperatorReport operator) {
    return operator.layer().isEmpty() ? operator.output() : operator.layer();
  }
}
