package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.verify.rule.Judgement;
import java.util.List;

/** What the gate's rules say, as lines for the log. */
final class RuleTable {
  private final List<Judgement> judgements;

  RuleTable(List<Judgement> judgements) {
    this.judgements = judgements;
  }

  List<String> lines() {
    LogTable table = new LogTable().row(List.of("rule", "limit", "measured", "verdict"));
    for (Judgement judgement : judgements) {
      table.row(
          List.of(
              judgement.row().rule(),
              judgement.row().limit(),
              judgement.row().measured(),
              judgement.verdict().word()));
    }
    return table.lines();
  }
}
