package dev.tinyml.converter.verify;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.verify.rule.Judgement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the gate says about a conversion.
 *
 * @param judgements what each rule says, in the order of the rules
 * @param notes whole sentences of the stages before, which the gate repeats
 */
public record GateVerdict(List<Judgement> judgements, List<String> notes) {

  /** Copies the lists. */
  public GateVerdict {
    judgements = List.copyOf(judgements);
    notes = List.copyOf(notes);
  }

  /** Why the build must fail; empty when it passes. */
  public List<Problem> problems() {
    return judgements.stream().flatMap(judgement -> judgement.problem().stream()).toList();
  }

  /** Whole sentences; often empty. */
  public List<String> warnings() {
    return Stream.concat(
            notes.stream(), judgements.stream().flatMap(judgement -> judgement.warning().stream()))
        .toList();
  }

  /** The rules with limits and measurements. */
  public List<RuleReport> rows() {
    return judgements.stream().map(Judgement::row).toList();
  }

  /** Whether the conversion may go on a board. */
  public boolean passed() {
    return problems().isEmpty();
  }
}
