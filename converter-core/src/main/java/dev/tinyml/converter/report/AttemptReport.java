package dev.tinyml.converter.report;

import java.util.List;

/**
 * One way of quantizing that was tried to satisfy the rules.
 *
 * @param name how it differs from the default, {@code "percentile 99.99"} for one
 * @param rules what each rule found
 * @param chosen whether the result is of this attempt
 */
public record AttemptReport(String name, List<RuleReport> rules, boolean chosen) {
  public AttemptReport {
    rules = List.copyOf(rules);
  }
}
