package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.BarChart;
import dev.tinyml.codegen.report.chart.BarRow;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.converter.manifest.CalibrationInfo;
import dev.tinyml.converter.report.FindingReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which samples the ranges come from, and what is wrong with them. */
final class CalibrationSection implements Section {
  private static final int MOST_CLASSES = 40;
  private static final int LONGEST_NAME = 60;

  @Override
  public String id() {
    return "calibration";
  }

  @Override
  public String heading() {
    return "Calibration data";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    CalibrationInfo calibration = data.manifest().calibration();
    if (calibration.indices().isEmpty() && data.details().findings().isEmpty()) {
      return Optional.empty();
    }
    Element row = Parts.row();
    if (!calibration.perClass().isEmpty()) {
      row.add(coverage(data, calibration.perClass()));
    }
    row.add(findings(data.details().findings()));
    Element body = Element.of("div");
    if (!calibration.indices().isEmpty()) {
      body.add(Parts.paragraph(draw(data, calibration)));
    }
    return Optional.of(body.add(row));
  }

  private static String draw(ReportData data, CalibrationInfo calibration) {
    return Figures.count(calibration.indices().size())
        + " of "
        + Figures.count(data.manifest().dataset().sampleCount())
        + " samples of “"
        + SafeText.shortened(data.manifest().dataset().id(), LONGEST_NAME)
        + "” gave the ranges, drawn with seed "
        + calibration.seed()
        + ".";
  }

  private static Element coverage(ReportData data, List<Integer> perClass) {
    List<String> names = new ClassNames(data.manifest()).of(perClass.size());
    List<BarRow> rows =
        IntStream.range(0, perClass.size())
            .boxed()
            .sorted(
                (a, b) -> perClass.size() > MOST_CLASSES ? perClass.get(a) - perClass.get(b) : 0)
            .limit(MOST_CLASSES)
            .map(
                i ->
                    new BarRow(
                        names.get(i),
                        perClass.get(i),
                        perClass.get(i) == 0 ? "none" : Figures.count(perClass.get(i)),
                        "first"))
            .toList();
    return Parts.figure(
        BarChart.WIDE.draw("Representative samples of each class", rows),
        Element.of(
            "figcaption",
            perClass.size() > MOST_CLASSES
                ? "Representative samples of the "
                    + MOST_CLASSES
                    + " rarest of "
                    + perClass.size()
                    + " classes"
                : "Representative samples of each class"));
  }

  private static Element findings(List<FindingReport> findings) {
    Element box = Element.of("div").styled("wide");
    if (findings.isEmpty()) {
      return box.add(Parts.remark("No findings."));
    }
    Element list = Element.of("ul").styled("findings");
    for (FindingReport finding : findings) {
      list.add(
          Element.of("li")
              .styled(finding.serious() ? "serious" : "minor")
              .add(
                  Element.of("p")
                      .add(
                          Element.of("span", finding.serious() ? "serious" : "note")
                              .styled("badge"))
                      .text(" ")
                      .add(Element.of("b", Parts.name(finding.subject())))
                      .text(": " + finding.found()))
              .add(Element.of("p").add(Element.of("b", "Costs: ")).text(finding.cost()))
              .add(Element.of("p").add(Element.of("b", "Next step: ")).text(finding.nextStep())));
    }
    return box.add(list);
  }
}
