package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.verify.rule.Judgement;
import dev.tinyml.converter.verify.rule.Verdict;
import java.util.List;
import java.util.Optional;

/** The rules of the pom with what was measured, and what was tried to satisfy them. */
final class RulesSection implements Section {

  @Override
  public String id() {
    return "rules";
  }

  @Override
  public String heading() {
    return "Rules";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    List<AttemptReport> attempts = data.details().attempts();
    Element body = Element.of("div");
    if (!data.verdict().rows().isEmpty()) {
      body.add(rules(data.verdict().judgements()));
    }
    if (attempts.size() > 1) {
      body.add(Element.of("h3", "What was tried")).add(attempts(attempts));
    }
    if (!data.verdict().warnings().isEmpty()) {
      Element list = Element.of("ul").styled("warnings");
      data.verdict().warnings().forEach(warning -> list.add(Element.of("li", warning)));
      body.add(Element.of("h3", "Warnings")).add(list);
    }
    boolean empty =
        data.verdict().rows().isEmpty()
            && attempts.size() < 2
            && data.verdict().warnings().isEmpty();
    return empty ? Optional.empty() : Optional.of(body);
  }

  private static Element rules(List<Judgement> judgements) {
    DataTable table = new DataTable("Rules of the gate", "Rule", "Limit", "Measured", "Verdict");
    for (Judgement judgement : judgements) {
      RuleReport rule = judgement.row();
      table.styledRow(
          rule.passed() ? "" : "broken",
          Element.of("code", rule.rule()),
          rule.limit(),
          rule.measured(),
          word(judgement.verdict()));
    }
    return table.build();
  }

  private static Element word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> mark(true);
      case WARNS -> Element.of("span", "! holds, with a warning").styled("holds");
      case FAILS, MISSING -> mark(false);
      case NOT_MEASURED -> Element.of("span", "– not measured").styled("remark");
    };
  }

  private static Element attempts(List<AttemptReport> attempts) {
    DataTable table = new DataTable("Attempts to satisfy the rules", "Attempt", "Rules", "Result");
    for (AttemptReport attempt : attempts) {
      Element list = Element.of("ul").styled("plain");
      for (RuleReport rule : attempt.rules()) {
        list.add(
            Element.of("li")
                .add(mark(rule.passed()))
                .text(" ")
                .add(Element.of("code", rule.rule()))
                .text(" " + rule.measured()));
      }
      boolean passed = attempt.rules().stream().allMatch(RuleReport::passed);
      table.row(
          attempt.chosen() ? Element.of("b", attempt.name() + " (chosen)") : attempt.name(),
          list,
          mark(passed));
    }
    return table.build();
  }

  private static Element mark(boolean passed) {
    return Element.of("span", passed ? "✓ holds" : "✕ broken").styled(passed ? "holds" : "breaks");
  }
}
