package dev.tinyml.codegen.report.chart;

import java.util.Optional;

/**
 * An operator in a chart.
 *
 * @param number in the order of execution
 * @param label short name of its layer; untrusted
 * @param description what is shown while the pointer is over it; untrusted
 * @param own what the operator itself does; empty when not measured
 * @param all the same with what operators before it did; empty when not measured
 * @param rank its place among the suspects, from 1; empty when it is none
 */
public record OperatorMark(
    int number,
    String label,
    String description,
    Optional<Double> own,
    Optional<Double> all,
    Optional<Integer> rank) {}
