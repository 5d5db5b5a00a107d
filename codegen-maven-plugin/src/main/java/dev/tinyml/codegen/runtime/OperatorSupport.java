package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells whether inference libraries know operators. Stateless. */
final class OperatorSupport {
  private final OperatorVersions versions = OperatorVersions.load();

  /**
   * Why a library can't run an operator of any kind; empty when it has a method for it.
   *
   * @param subject what to call the operator in messages
   */
  Optional<Problem> absenceRefusal(
      String subject, TfliteOperator operator, RuntimeProfile runtime) {
    return runtime.operators().find(operator.name(), operator.custom()).isPresent()
        ? Optional.empty()
        : refusal(
            "operator-not-in-runtime",
            subject,
            runtime.description() + " has no kernel for it",
            "operators that this library can run",
            "replace the layer that needs "
                + operator.name()
                + ", or choose a board with another inference library");
  }

  /**
   * Why a library can't run an operator of this version; empty when it can, as far as is known. No
   * library looks at versions: it would compute something else, or stop on the board.
   *
   * @param subject what to call the operator in messages
   */
  Optional<Problem> versionRefusal(
      String subject, TfliteOperator operator, RuntimeProfile runtime) {
    OptionalInt newest =
        runtime
            .operators()
            .find(operator.name(), operator.custom())
            .map(ResolverMethod::newestVersion)
            .orElse(OptionalInt.empty());
    if (newest.isEmpty() || operator.version() <= newest.getAsInt()) {
      return Optional.empty();
    }
    Optional<String> meaning = versions.meaning(operator.name(), operator.version());
    return refusal(
        "operator-version-too-new",
        subject,
        "version " + operator.version() + meaning.map(what -> ", for " + what).orElse(""),
        "at most version "
            + newest.getAsInt()
            + ", the newest that "
            + runtime.description()
            + " can run",
        (meaning.isPresent()
                ? "change the layer so that it needs none of this"
                : "replace the layer")
            + ", or choose a board, or <runtime>, with a newer inference library");
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
