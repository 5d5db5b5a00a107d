package dev.tinyml.converter.report;

/**
 * A rule of the gate and what was measured.
 *
 * @param rule the rule, {@code maxAccuracyDrop} for one
 * @param limit the limit with its unit
 * @param measured what was measured, with its unit
 * @param passed whether the limit holds
 */
public record RuleReport(String rule, String limit, String measured, boolean passed) {}
