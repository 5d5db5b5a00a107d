package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;

/** Tells that the interpreter refused a model. Stateless. */
final class InterpreterProblem {
  private InterpreterProblem() {}

  static ProblemException of(String subject, NativeStatusException cause) {
    return new ProblemException(
        new Problem(
            "interpreter-refused",
            ProblemKind.UNSUPPORTED,
            subject,
            String.valueOf(cause.getMessage()),
            "a model that TensorFlow Lite's interpreter runs",
            "see the native log for the operator, and export the model without it"),
        cause);
  }
}
