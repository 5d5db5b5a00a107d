package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.SuspectReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says which layer is at fault, why, and what to do. Stateless. */
final class Culprit {
  private static final int MOST_FURTHER = 4;
  private static final int LONGEST_NAME = 60;

  Element panel(ReportData data) {
    List<SuspectReport> suspects = data.details().suspects();
    boolean fine = data.verdict().passed();
    Element panel =
        Element.of("div").styled(fine || suspects.isEmpty() ? "culprit mild" : "culprit");
    panel.add(Element.of("h3", fine ? "Which layer costs most?" : "Which layer is at fault?"));
    if (suspects.isEmpty()) {
      return panel.add(Parts.paragraph(nobody(data)));
    }
    SuspectReport first = suspects.get(0);
    panel
        .add(
            Element.of("p")
                .styled("large")
                .add(Element.of("span", "#1").styled("badge"))
                .text(" ")
                .add(Parts.name(layer(first))))
        .add(Parts.remark(where(first, data)))
        .add(labelled("Why", first.reason()))
        .add(labelled("What to do", first.nextStep()));
    if (suspects.size() > 1) {
      panel.add(further(suspects.subList(1, Math.min(suspects.size(), 1 + MOST_FURTHER))));
    }
    return panel;
  }

  private static Element further(List<SuspectReport> suspects) {
    Element list = Element.of("ol").attribute("start", "2");
    for (SuspectReport suspect : suspects) {
      list.add(
          Element.of("li")
              .add(Element.of("b", Parts.name(layer(suspect))))
              .text(
                  suspect
                          .share()
                          .map(share -> ", " + Figures.share(share) + " of the error")
                          .orElse("")
                      + ": "
                      + suspect.reason()));
    }
    return Element.of("div", Element.of("h4", "Next in line"), list);
  }

  private static Element labelled(String label, String text) {
    return Element.of("p").add(Element.of("b", label + ": ")).text(text);
  }

  private static String layer(SuspectReport suspect) {
    return suspect.layer().isEmpty() ? suspect.output() : suspect.layer();
  }

  private static String where(SuspectReport suspect, ReportData data) {
    String place =
        suspect.operator() < 0
            ? "an input of the model"
            : suspect.kind() + ", operator " + suspect.operator() + count(data);
    return suspect
        .share()
        .map(share -> place + "; " + Figures.share(share) + " of the model's quantization error")
        .orElse(place);
  }

  private static String count(ReportData data) {
    return data.arena().map(arena -> " of " + arena.operators()).orElse("");
  }

  private static String nobody(ReportData data) {
    List<OperatorReport> operators = data.details().operators();
    if (operators.isEmpty()) {
      return "It was not measured what quantization does to each operator.";
    }
    Optional<String> most =
        operators.stream()
            .filter(operator -> operator.share().isPresent())
            .max(Comparator.comparing(operator -> operator.share().orElseThrow()))
            .map(
                operator ->
                    " The largest share of the error is that of "
                        + layer(operator)
                        + ": "
                        + Figures.share(operator.share().orElseThrow())
                        + ".");
    return "None stands out." + most.orElse("");
  }

  private static String layer(OperatorReport operator) {
    return SafeText.shortened(
            operator.layer().isEmpty() ? operator.output() : operator.layer(), LONGEST_NAME)
        + " ("
        + operator.kind()
        + ")";
  }
}
