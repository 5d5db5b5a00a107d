package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.report.RuleReport;
import java.util.Optional;

/**
 * A line of the gate's table.
 *
 * @param row the rule, its limit and what was measured
 * @param verdict how they stand to each other
 * @param problem why the build must fail; there if and only if it must
 * @param warning a whole sentence; there if and only if the verdict is a warning, or nothing was
 *     measured and somebody should know
 */
public record Judgement(
    RuleReport row, Verdict verdict, Optional<Problem> problem, Optional<String> warning) {
  private static final String NOTHING = "not measured";

  static Judgement holds(String rule, String limit, String measured) {
    return new Judgement(
        new RuleReport(rule, limit, measured, true),
        Verdict.HOLDS,
        Optional.empty(),
        Optional.empty());
  }

  static Judgement warns(String rule, String limit, String measured, String warning) {
    return new Judgement(
        new RuleReport(rule, limit, measured, true),
        Verdict.WARNS,
        Optional.empty(),
        Optional.of(warning));
  }

  static Judgement fails(String rule, String limit, String measured, Problem problem) {
    return new Judgement(
        new RuleReport(rule, limit, measured, false),
        Verdict.FAILS,
        Optional.of(problem),
        Optional.empty());
  }

  /** A limit that nobody configured and nothing was measured for. */
  static Judgement notMeasured(String rule, String limit, Optional<String> warning) {
    return new Judgement(
        new RuleReport(rule, limit, NOTHING, true),
        Verdict.NOT_MEASURED,
        Optional.empty(),
        warning);
  }

  /**
   * A limit that was configured and nothing was measured for: silence would pass for success.
   *
   * @param reason why nothing was measured
   * @param nextStep what has to be given so that it is
   */
  static Judgement unmeasurable(String rule, String limit, String reason, String nextStep) {
    return missing(
        rule,
        limit,
        NOTHING,
        new Problem(
            "rule-not-measured",
            ProblemKind.GATE,
            "<" + rule + ">",
            "it was not measured: " + reason,
            "a measurement to hold against the limit: " + limit,
            nextStep + ", or remove the rule"));
  }

  /** A limit for something that there is not. */
  static Judgement missing(String rule, String limit, String found, Problem problem) {
    return new Judgement(
        new RuleReport(rule, limit, found, false),
        Verdict.MISSING,
        Optional.of(problem),
        Optional.empty());
  }
}
