package dev.tinyml.converter.repair;

import dev.tinyml.converter.report.AttemptReport;
import java.util.List;

/**
 * What came of a repair.
 *
 * @param chosen the first trial that keeps all rules, or the best of those that don't
 * @param attempts all trials in their order, and those that could not be made
 * @param <R> type of a trial's result
 */
public record RepairOutcome<R>(Trial<R> chosen, List<AttemptReport> attempts) {

  /** Copies the list. */
  public RepairOutcome {
    attempts = List.copyOf(attempts);
  }
}
