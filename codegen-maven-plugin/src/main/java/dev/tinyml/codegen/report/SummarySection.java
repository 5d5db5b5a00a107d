package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.verify.rule.Verdict;
import java.util.List;
import java.util.Optional;

/** What a stranger has to know within a minute: the verdict, the figures, the layer at fault. */
final class SummarySection implements Section {

  @Override
  public String id() {
    return "summary";
  }

  @Override
  public String heading() {
    return "In short";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    return Optional.of(
        Element.of("div")
            .add(verdict(data))
            .add(new Culprit().panel(data))
            .add(new Glance().cards(data)));
  }

  private static Element verdict(ReportData data) {
    List<Problem> problems = data.verdict().problems();
    boolean passed = data.verdict().passed();
    int rules = data.verdict().rows().size();
    String text =
        passed
            ? holding(rules, unmeasured(data))
            : problems.size() + " of " + rules + (rules == 1 ? " rule" : " rules") + " broken.";
    Element banner =
        Element.of("div")
            .styled(passed ? "verdict passed" : "verdict failed")
            .add(Element.of("strong", passed ? "✓ Passed" : "✕ Failed").styled("stamp"))
            .add(Element.of("span", text));
    if (!problems.isEmpty()) {
      Element list = Element.of("ul");
      problems.forEach(
          problem ->
              list.add(
                  Element.of("li")
                      .add(Element.of("b", problem.subject()))
                      .text(": " + problem.found() + "; wanted is " + problem.expected() + ".")));
      banner.add(list);
    }
    return banner;
  }

  private static int unmeasured(ReportData data) {
    return (int)
        data.verdict().judgements().stream()
            .filter(judgement -> judgement.verdict() == Verdict.NOT_MEASURED)
            .count();
  }

  private static String holding(int rules, int unmeasured) {
    int measured = rules - unmeasured;
    String rest = unmeasured == 0 ? "" : " " + unmeasured + " could not be measured.";
    return switch (measured) {
      case 0 -> "Nothing was measured that a rule could judge.";
      case 1 -> "The only rule that was measured holds." + rest;
      case 2 -> "Both rules that were measured hold." + rest;
      default -> "All " + measured + " rules that were measured hold." + rest;
    };
  }
}
