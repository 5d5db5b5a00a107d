package dev.tinyml.converter.blame;

import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.SuspectReport;
import java.util.List;

/**
 * What quantization costs, and where.
 *
 * @param operators those of the device's model that have a float counterpart, in the order of
 *     subgraph and execution
 * @param suspects the operators to look at first, the likeliest first; empty when none stands out
 * @param notes what was left out, and why
 */
public record BlameResult(
    List<OperatorReport> operators, List<SuspectReport> suspects, List<String> notes) {

  /** Copies the lists. */
  public BlameResult {
    operators = List.copyOf(operators);
    suspects = List.copyOf(suspects);
    notes = List.copyOf(notes);
  }
}
