package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.verify.rule.Measurements;
import dev.tinyml.converter.verify.rule.Rule;
import dev.tinyml.converter.verify.rule.Verdict;
import java.util.List;

/** Judges what was measured. Immutable. */
public final class Gate {
  private final List<Rule> rules;

  /**
   * @param limits what a conversion may cost
   */
  public Gate(GateLimits limits) {
    rules = limits.rules();
  }

  /** Judges a conversion by its manifest, whose warnings it repeats. */
  public GateVerdict judge(ConversionManifest manifest) {
    Measurements measured = Measurements.of(manifest);
    return new GateVerdict(
        rules.stream().flatMap(rule -> rule.judge(measured).stream()).toList(),
        manifest.calibration().warnings());
  }

  /** Judges what was measured before there is a manifest. */
  public GateVerdict judge(Measurements measured) {
    return new GateVerdict(
        rules.stream().flatMap(rule -> rule.judge(measured).stream()).toList(), List.of());
  }

  /**
   * Whether quantizing otherwise may satisfy the rules: not when one fails that does not depend on
   * it, or was not measured.
   */
  public boolean mayBeRepaired(Measurements measured) {
    return rules.stream()
        .allMatch(
            rule ->
                rule.judge(measured).stream()
                    .allMatch(
                        judgement ->
                            judgement.problem().isEmpty()
                                || rule.dependsOnQuantization()
                                    && judgement.verdict() == Verdict.FAILS));
  }
}
