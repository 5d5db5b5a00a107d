package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.Set;

/**
 * Checks what stands in the way of int16 activations: operators for which TensorFlow Lite 2.20 has
 * no such kernel, and constants that activations are added to, multiplied or compared with. The
 * native quantizer knows only int8 constants, and its own verification refuses these beside int16
 * values. Stateless.
 */
final class SixteenBitCheck {
  private static final String NEXT_STEP = "choose <scheme>int8</scheme>, or ";

  /** Quantized by the native quantizer all the same. */
  private static final Set<String> WITHOUT_KERNEL = Set.of("UNIDIRECTIONAL_SEQUENCE_LSTM", "TILE");

  private static final Set<String> ELEMENTWISE =
      Set.of(
          "ADD",
          "SUB",
          "MUL",
          "DIV",
          "MAXIMUM",
          "MINIMUM",
          "SQUARED_DIFFERENCE",
          "EQUAL",
          "NOT_EQUAL",
          "GREATER",
          "GREATER_EQUAL",
          "LESS",
          "LESS_EQUAL");

  /** Adds a problem for each operator that can't become int16. */
  void check(TfliteModel model, Problems problems) {
    for (TfliteSubgraph graph : model.subgraphs()) {
      for (TfliteOperator operator : graph.operators()) {
        if (WITHOUT_KERNEL.contains(operator.name())) {
          problems.add(
              "int16x8-operator",
              ProblemKind.UNSUPPORTED,
              subject(graph, operator),
              "an operator that TensorFlow Lite does not compute with int16",
              "operators with a kernel for int16 activations",
              NEXT_STEP + "replace the layer");
        } else if (ELEMENTWISE.contains(operator.name()) && hasConstant(graph, operator)) {
          problems.add(
              "int16x8-constant",
              ProblemKind.UNSUPPORTED,
              subject(graph, operator),
              "a constant operand, which TensorFlow's quantizer makes int8 beside int16 values",
              "constants as weights and biases of layers only",
              NEXT_STEP
                  + "move scaling and BatchNormalization behind a layer that it is folded into, or"
                  + " into the normalization of the data");
        }
      }
    }
  }

  private static boolean hasConstant(TfliteSubgraph graph, TfliteOperator operator) {
    return operator.inputs().stream()
        .filter(index -> index >= 0)
        .map(graph.tensors()::get)
        .anyMatch(tensor -> tensor.constant() && tensor.spec().type() == ElementType.FLOAT32);
  }

  private static String subject(TfliteSubgraph graph, TfliteOperator operator) {
    return "operator "
        + operator.name()
        + " at tensor "
        + graph.tensors().get(operator.outputs().get(0)).spec().name();
  }
}
