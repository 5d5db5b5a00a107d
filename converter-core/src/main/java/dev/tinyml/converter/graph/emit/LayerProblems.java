package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;

/**
 * What can be wrong with a layer.
 *
 * @param subject the layer, in the words of a message: {@code layer a/d1 (Dense)}
 */
record LayerProblems(String subject) {

  /** What does not fit together in the model. */
  ProblemException broken(String found, String expected) {
    return new ProblemException(
        new Problem(
            "layer-inconsistent",
            ProblemKind.BROKEN_INPUT,
            subject,
            found,
            expected,
            "save the model again with Keras; its configuration and its weights don't match"));
  }

  /** What is well-formed and yet can't be converted. */
  ProblemException unsupported(String found, String expected) {
    return new ProblemException(
        new Problem(
            "layer-option-unsupported",
            ProblemKind.UNSUPPORTED,
            subject,
            found,
            expected,
            "change the layer to what is supported and train or export again"));
  }

  /** What TensorFlow itself did not accept. Its exceptions have no type of their own in common. */
  ProblemException refusedBy(RuntimeException cause) {
    return new ProblemException(
        new Problem(
            "layer-refused-by-tensorflow",
            ProblemKind.BROKEN_INPUT,
            subject,
            String.valueOf(cause.getMessage()),
            "a layer whose configuration fits its inputs",
            "check this layer's configuration, and save the model again with Keras"),
        cause);
  }
}
