package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells which quantization schemes a library can't run whatever the model; {@link ModelSupport}
 * looks at a model's operators. Stateless.
 */
public final class SchemeSupport {

  /** Why a library runs no model of a scheme, a clause; empty when it depends on the operators. */
  public Optional<String> obstacle(QuantizationScheme scheme, RuntimeProfile runtime) {
    return switch (scheme) {
      case INT8 -> kernels("CONV_2D", ElementType.INT8, runtime);
      case INT16X8 -> kernels("CONV_2D", ElementType.INT16, runtime);
      case NONE -> kernels("CONV_2D", ElementType.FLOAT32, runtime);
      case FLOAT16 -> kernels("DEQUANTIZE", ElementType.FLOAT16, runtime);
      case DYNAMIC_RANGE ->
          runtime.hybridKernels()
              ? Optional.empty()
              : Optional.of(
                  runtime.description()
                      + " has no hybrid kernels: its CONV_2D, DEPTHWISE_CONV_2D and"
                      + " FULLY_CONNECTED take no int8 weights with float32 activations");
    };
  }

  /**
   * The refusal of a scheme for a board.
   *
   * @param boardId whose library it is
   */
  public Optional<Problem> refusal(
      QuantizationScheme scheme, String boardId, RuntimeProfile runtime) {
    return obstacle(scheme, runtime)
        .map(
            reason ->
                new Problem(
                    "scheme-not-in-runtime",
                    ProblemKind.UNSUPPORTED,
                    "<scheme> for board " + boardId,
                    scheme.id() + ", but " + reason,
                    "one of "
                        + Arrays.stream(QuantizationScheme.values())
                            .filter(other -> obstacle(other, runtime).isEmpty())
                            .map(QuantizationScheme::id)
                            .collect(Collectors.joining(", ")),
                    "choose another <scheme>, or convert without this board"));
  }

  /**
   * A library that knows a kernel for one type of activations has it for the layers with weights.
   */
  private static Optional<String> kernels(
      String operator, ElementType type, RuntimeProfile runtime) {
    return runtime
        .operators()
        .find(operator, false)
        .map(ResolverMethod::activations)
        .filter(types -> !types.allow(type))
        .map(
            types ->
                "the "
                    + operator
                    + " of "
                    + runtime.description()
                    + " takes "
                    + types.text()
                    + ", not "
                    + ActivationTypes.name(type));
  }
}
