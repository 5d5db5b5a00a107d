package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.RuleReport;
import java.util.ArrayList;
import java.util.List;

/** What a repair tried and what each attempt gave, as lines for the log. */
final class AttemptTable {
  private final QuantizationInfo info;

  AttemptTable(QuantizationInfo info) {
    this.info = info;
  }

  /** A column for each rule, in whose cells what breaks it is marked. */
  List<String> lines() {
    List<RuleReport> rules = info.attempts().get(0).rules();
    List<String> head = new ArrayList<>(List.of("attempt"));
    rules.forEach(rule -> head.add(rule.rule() + " " + rule.limit()));
    head.add("");
    LogTable table = new LogTable().row(head);
    for (AttemptReport attempt : info.attempts()) {
      List<String> row = new ArrayList<>(List.of(attempt.name()));
      for (int rule = 0; rule < rules.size(); rule++) {
        row.add(rule < attempt.rules().size() ? cell(attempt.rules().get(rule)) : "");
      }
      row.add(attempt.chosen() ? "chosen" : "");
      table.row(row);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Repair: what was tried, measured with the "
            + info.choosingSamples()
            + " held-out samples that chose");
    lines.addAll(table.lines());
    return lines;
  }

  private static String cell(RuleReport rule) {
    return rule.measured() + (rule.passed() ? "" : " (fails)");
  }
}
