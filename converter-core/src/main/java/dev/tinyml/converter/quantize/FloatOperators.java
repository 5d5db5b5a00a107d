package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.OperatorArithmetic;
import dev.tinyml.converter.tflite.OperatorEvidence;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the operators of an int8 model that compute in floating point. The quantizer leaves an
 * operator in float, between DEQUANTIZE and QUANTIZE, when TensorFlow Lite has no int8 kernel for
 * it; and without a word. Such a model gives right results where the runtime has the float kernel,
 * more slowly and with more memory. Stateless and thread-safe.
 */
public final class FloatOperators {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "ELU", "use relu, leaky_relu or hard_swish in place of elu, selu or celu",
          "DIV", "use tanh in place of softsign, and multiply by 1/x where x is constant",
          "SQUARE", "multiply the tensor by itself",
          "NEG", "use BatchNormalization in place of LayerNormalization, relu of log_sigmoid",
          "WHILE", "unroll the recurrent layer (unroll=True), or use one that becomes a fused LSTM",
          "IF", "leave the branch out of the model");

  private final TfliteClassifier classifier = new TfliteClassifier();

  /**
   * One warning per operator that reads or writes floating-point activations: {@code
   * int8-hybrid-operator} when its weights are integers nevertheless, {@code int8-float-operator}
   * otherwise.
   *
   * @param model an int8 model
   * @return graph by graph, in execution order; empty when the model holds integers only
   */
  public List<Problem> find(TfliteModel model) {
    List<Problem> found = new ArrayList<>();
    for (OperatorEvidence evidence : classifier.classify(model).operators()) {
      if (evidence.arithmetic() == OperatorArithmetic.HYBRID) {
        found.add(hybrid(model, evidence));
      }
      if (evidence.arithmetic() == OperatorArithmetic.FLOAT) {
        found.add(inFloat(model, evidence));
      }
    }
    return found;
  }

  private static Problem hybrid(TfliteModel model, OperatorEvidence evidence) {
    return new Problem(
        "int8-hybrid-operator",
        ProblemKind.UNSUPPORTED,
        subject(model, evidence),
        "a hybrid operator: float activations, but " + evidence.reason(),
        "int8 weights with int8 activations; TensorFlow Lite Micro has no hybrid kernels",
        "quantize a model with float weights, not one that was quantized for dynamic ranges");
  }

  private static Problem inFloat(TfliteModel model, OperatorEvidence evidence) {
    return new Problem(
        "int8-float-operator",
        ProblemKind.UNSUPPORTED,
        subject(model, evidence),
        "computes in floating point (" + evidence.reason() + "): TensorFlow Lite left it so",
        "int8, which is faster and needs no float kernel",
        INSTEAD.getOrDefault(
                evidence.name(),
                "replace the operation, or those beside it, by one that TensorFlow Lite quantizes")
            + "; the runtime needs a float kernel for it otherwise");
  }

  private static String subject(TfliteModel model, OperatorEvidence evidence) {
    TfliteSubgraph graph = model.subgraphs().get(evidence.subgraph());
    return evidence.where()
        + graph.operators().get(evidence.operator()).outputs().stream()
            .findFirst()
            .map(output -> " at tensor " + graph.tensors().get(output).spec().name())
            .orElse("");
  }
}
