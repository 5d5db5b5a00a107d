package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.chart.ConfusionChart;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.manifest.ClassQuality;
import dev.tinyml.converter.manifest.ClassificationResult;
import java.util.List;
import java.util.Optional;

/** What a classifier decides, as confusion tables and class by class. Stateless. */
final class Decisions {

  Element tables(ReportData data, ClassificationResult result) {
    int classes = result.deviceConfusion().size();
    List<String> names = new ClassNames(data.manifest()).of(classes);
    Element box = Element.of("div");
    if (classes <= ConfusionChart.MOST_CLASSES) {
      Element row = Parts.row();
      result
          .floatConfusion()
          .ifPresent(table -> row.add(chart("Float", table, names, result.floatAccuracy())));
      row.add(
          chart(
              "Device (" + data.device() + ")",
              result.deviceConfusion(),
              names,
              Optional.of(result.deviceAccuracy())));
      box.add(
              Parts.paragraph(
                  "Rows are true classes, columns what the model decides. Blue on the diagonal is"
                      + " right, orange elsewhere is wrong; the stronger, the larger its share of"
                      + " the row."))
          .add(row);
    } else {
      box.add(
          Parts.remark(
              "Confusion tables of "
                  + classes
                  + " classes are in conversion.json; below are the"
                  + " classes one by one."));
    }
    Element table = perClass(result, names);
    return box.add(
        classes <= 12 ? table : Parts.details("All " + classes + " classes in figures", table));
  }

  private static Element chart(
      String title, List<List<Integer>> confusion, List<String> names, Optional<Double> accuracy) {
    return Parts.figure(
        Parts.scrolling(
            "Confusion table, " + title,
            new ConfusionChart().draw("Confusion table, " + title, confusion, names)),
        Element.of("figcaption")
            .add(Element.of("b", title))
            .text(accuracy.map(share -> ", accuracy " + Figures.percent(share)).orElse("")));
  }

  private static Element perClass(ClassificationResult result, List<String> names) {
    DataTable table =
        new DataTable(
            "Quality class by class",
            "Class",
            "Samples#",
            "Recall, float#",
            "Recall, device#",
            "Precision, float#",
            "Precision, device#",
            "F1, float#",
            "F1, device#");
    List<ClassQuality> device = result.deviceClasses();
    for (int i = 0; i < device.size(); i++) {
      int number = i;
      Optional<ClassQuality> before = result.floatClasses().map(list -> list.get(number));
      ClassQuality after = device.get(i);
      table.row(
          Parts.name(names.get(i)),
          Figures.count(after.samples()),
          figure(before.flatMap(ClassQuality::recall)),
          figure(after.recall()),
          figure(before.flatMap(ClassQuality::precision)),
          figure(after.precision()),
          figure(before.flatMap(ClassQuality::f1)),
          figure(after.f1()));
    }
    return table.build();
  }

  private static String figure(Optional<Double> share) {
    return share.map(Figures::percent).orElse("–");
  }
}
