package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.OperatorEvidence;

/**
 * An operator of a model that a library can't run.
 *
 * @param operator which one
 * @param problem why, and what to do
 */
public record OperatorRefusal(OperatorEvidence operator, Problem problem) {}
