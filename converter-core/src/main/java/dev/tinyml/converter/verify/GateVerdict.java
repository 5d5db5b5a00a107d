package dev.tinyml.converter.verify;

import dev.tinyml.converter.problem.Problem;
import java.util.List;

/**
 * What the gate says about a conversion.
 *
 * @param problems why the build must fail; empty when it passes
 * @param warnings whole sentences; often empty
 */
public record GateVerdict(List<Problem> problems, List<String> warnings) {

  /** Copies the lists. */
  public GateVerdict {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Whether the conversion may go on a board. */
  public boolean passed() {
    return problems.isEmpty();
  }
}
