package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.ColumnChart;
import dev.tinyml.codegen.report.chart.ErrorChart;
import dev.tinyml.codegen.report.chart.OperatorMark;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.converter.report.OperatorReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What quantization does to the result of each operator. */
final class LayersSection implements Section {
  private static final double LEAST_LOSS = 1e-6;
  private static final int MOST_OPERATORS = 1000;

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
    Element body = Element.of("div");
    if (operators.stream().anyMatch(operator -> operator.share().isPresent())) {
      body.add(shares(data, operators));
    }
    body.add(errors(data, operators));
    baseline(operators).ifPresent(base -> body.add(sensitivity(data, operators, base)));
    body.add(
        Parts.details("All " + operators.size() + " operators in figures", table(data, operators)));
    return Optional.of(body.add(notes(data)));
  }

  private static Element shares(ReportData data, List<OperatorReport> operators) {
    return Element.of(
        "div",
        Element.of("h3", "Whose error it is"),
        Parts.paragraph(
            "Each operator's share of the error of the model's outputs, found by quantizing it"
                + " alone while all others stay float."),
        Parts.scrolling(
            "Share of each operator in the error",
            new ColumnChart("Share of each operator in the error of the outputs", " %", 10)
                .draw(marks(data, operators, o -> o.share().map(share -> 100 * share)))));
  }

  private static Element errors(ReportData data, List<OperatorReport> operators) {
    return Element.of(
        "div",
        Element.of("h3", "How it grows"),
        Parts.paragraph(
            "Each column is what an operator adds to its own result when its inputs are exact;"
                + " the line is the error that has come together until there, both relative to"
                + " the result. Higher is worse: 20 dB less is ten times the error. Where columns"
                + " are low and the line is high, the error comes from further left."),
        legend(data),
        Parts.scrolling(
            "Error of each operator",
            new ErrorChart().draw(marks(data, operators, OperatorReport::ownSignalToNoise))));
  }

  /** A page with thousands of columns helps nobody; what is left out is in the JSON. */
  private static List<OperatorReport> shown(ReportData data) {
    List<OperatorReport> all = data.details().operators();
    return all.subList(0, Math.min(all.size(), MOST_OPERATORS));
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
    List<OperatorMark> marks =
        marks(data, operators, o -> o.accuracyAlone().map(alone -> 100 * (baseline - alone)));
    Element box = Element.of("div", Element.of("h3", "Sensitivity"));
    boolean flat = marks.stream().allMatch(m -> Math.abs(m.own().orElse(0.0)) < LEAST_LOSS);
    if (flat) {
      return box.add(
          Parts.paragraph("Quantizing any single operator alone leaves the accuracy as it is."));
    }
    return box.add(
            Parts.paragraph(
                "Points of accuracy lost when only that operator is quantized and all others stay"
                    + " float, compared with the operator that disturbs least."))
        .add(
            Parts.scrolling(
                "Sensitivity of each operator",
                new ColumnChart("Points of accuracy lost", " pts", 1).draw(marks)));
  }

  /**
   * The accuracy beside the operator that disturbs the model least: as good as that of the float
   * model on the same samples, which may be fewer than those of the confusion tables.
   */
  private static Optional<Double> baseline(List<OperatorReport> operators) {
    return operators.stream()
        .filter(operator -> operator.accuracyAlone().isPresent())
        .max(Comparator.comparing(operator -> operator.signalToNoiseAlone().orElse(0.0)))
        .flatMap(OperatorReport::accuracyAlone);
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
        + operator.share().map(share -> ", share " + Figures.share(share)).orElse("")
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
