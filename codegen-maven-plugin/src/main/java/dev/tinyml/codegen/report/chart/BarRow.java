package dev.tinyml.codegen.report.chart;

/**
 * A bar with what stands beside it.
 *
 * @param label before the bar; untrusted
 * @param value its length, at least 0; what is no number has no bar
 * @param figure behind the bar, the value with its unit
 * @param style class of the bar: {@code first}, {@code second} or {@code bad}
 */
public record BarRow(String label, double value, String figure, String style) {}
