package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the operators of an int8 model that compute in floating point. The quantizer leaves an
 * operator in float, between DEQUANTIZE and QUANTIZE, when TensorFlow Lite has no int8 kernel for
 * it; and without a word. Such a model gives right results where the runtime has the float kernel,
 * more slowly and with more memory. Stateless.
 */
public final class FloatOperators {
  /** These are at the ends of a stretch in floating point, not the reason for it. */
  private static final Set<String> BORDERS = Set.of("QUANTIZE", "DEQUANTIZE");

  private static final Map<String, String> INSTEAD =
      Map.of(
          "ELU", "use relu, leaky_relu or hard_swish instead of elu, selu or celu",
          "LOG", "use relu or tanh instead of softplus, log_sigmoid or mish",
          "SIN", "compute sine and cosine in front of the model",
          "COS", "compute sine and cosine in front of the model");

  /**
   * One warning per operator that reads or writes floating-point activations: {@code
   * int8-hybrid-operator} when its weights are integers nevertheless, {@code int8-float-operator}
   * otherwise.
   *
   * @param model an int8 model
   * @return in execution order, graph by graph; empty when the model holds integers only
   */
  public List<Problem> find(TfliteModel model) {
    List<Problem> found = new ArrayList<>();
    for (TfliteSubgraph graph : model.subgraphs()) {
      for (TfliteOperator operator : graph.operators()) {
        if (!BORDERS.contains(operator.name())) {
          activations(graph, operator)
              .filter(tensor -> tensor.spec().type().isFloatingPoint())
              .findFirst()
              .ifPresent(tensor -> found.add(warning(graph, operator, tensor)));
        }
      }
    }
    return found;
  }

  private static Stream<TfliteTensor> activations(TfliteSubgraph graph, TfliteOperator operator) {
    return Stream.concat(operator.outputs().stream(), operator.inputs().stream())
        .filter(index -> index >= 0)
        .map(index -> graph.tensors().get(index))
        .filter(tensor -> !tensor.constant());
  }

  private static Problem warning(
      TfliteSubgraph graph, TfliteOperator operator, TfliteTensor tensor) {
    String subject = "operator " + operator.name() + " at tensor " + tensor.spec().name();
    if (hasQuantizedWeights(graph, operator)) {
      return new Problem(
          "int8-hybrid-operator",
          ProblemKind.UNSUPPORTED,
          subject,
          "int8 weights with " + type(tensor) + " activations (a hybrid operator)",
          "int8 weights and activations; TensorFlow Lite Micro has no hybrid kernels",
          "quantize from a model with float weights, not from a dynamic-range quantized one");
    }
    return new Problem(
        "int8-float-operator",
        ProblemKind.UNSUPPORTED,
        subject,
        "computes in " + type(tensor) + ", since TensorFlow Lite does not quantize it",
        "int8, which is faster and needs no float kernel",
        INSTEAD.getOrDefault(
                operator.name(), "replace the operation by one that TensorFlow Lite quantizes")
            + ", or keep it where the runtime has a float kernel");
  }

  private static boolean hasQuantizedWeights(TfliteSubgraph graph, TfliteOperator operator) {
    return operator.inputs().stream()
        .filter(index -> index >= 0)
        .map(index -> graph.tensors().get(index))
        .anyMatch(
            tensor ->
                tensor.constant()
                    && tensor.spec().quantization().isPresent()
                    && (tensor.spec().type() == ElementType.INT8
                        || tensor.spec().type() == ElementType.INT4
                        || tensor.spec().type() == ElementType.UINT8));
  }

  private static String type(TfliteTensor tensor) {
    return tensor.spec().type().name().toLowerCase(Locale.ROOT);
  }
}
