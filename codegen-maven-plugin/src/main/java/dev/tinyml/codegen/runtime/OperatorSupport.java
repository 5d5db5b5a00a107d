package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.Optional;

/** Tells whether inference libraries know operators. Stateless. */
final class OperatorSupport {

  /**
   * Why a library can't run an operator; empty when it can, as far as is known.
   *
   * @param subject what to call the operator in messages
   * @param name as in TensorFlow Lite's schema, or a custom operator's own name
   * @param custom whether it is a custom operator
   * @param version of the operator
   */
  Optional<Problem> refusal(
      String subject, String name, boolean custom, int version, RuntimeProfile runtime) {
    Optional<ResolverMethod> method = runtime.operators().find(name, custom);
    if (method.isEmpty()) {
      return refusal(
          "operator-not-in-runtime",
          subject,
          runtime.description() + " has no method to register it",
          "operators that this library can run",
          "replace the layer that needs "
              + name
              + ", or choose a board with another inference library");
    }
    int newest = method.get().newestVersion().orElse(Integer.MAX_VALUE);
    if (newest < version) {
      return refusal(
          "operator-version-too-new",
          subject,
          "version " + version,
          "at most version " + newest + ", the newest that " + runtime.description() + " can run",
          "choose a board with a newer inference library");
    }
    return Optional.empty();
  }

  /**
   * Why a library can't run a {@code FULLY_CONNECTED} with a scale per output; empty when it can.
   *
   * @param subject what to call the operator in messages
   * @param weights name of the tensor
   */
  Optional<Problem> perChannelRefusal(String subject, String weights, RuntimeProfile runtime) {
    return runtime.perChannelFullyConnected()
        ? Optional.empty()
        : refusal(
            "fully-connected-per-channel",
            subject,
            "a scale per output in its weights \"" + weights + "\"",
            "a single scale: " + runtime.description() + " would use the first scale for all",
            "run tinyml:convert for this board, which then quantizes Dense layers per tensor");
  }

  private static Optional<Problem> refusal(
      String id, String subject, String found, String expected, String nextStep) {
    return Optional.of(
        new Problem(id, ProblemKind.UNSUPPORTED, subject, found, expected, nextStep));
  }
}
