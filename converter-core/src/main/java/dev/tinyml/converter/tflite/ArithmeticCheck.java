package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that operators find the numbers that they compute with: scales at all quantized values,
 * and a factor above 0 in SOFTMAX. Native kernels take these for granted and end the process.
 * Immutable.
 */
final class ArithmeticCheck {
  private static final Set<ElementType> QUANTIZED =
      EnumSet.of(ElementType.INT4, ElementType.INT8, ElementType.UINT8, ElementType.INT16);

  private static final Set<String> COMPUTING =
      Set.of(
          "ABS",
          "ADD",
          "AVERAGE_POOL_2D",
          "BATCH_MATMUL",
          "CONV_2D",
          "CONV_3D",
          "DEPTHWISE_CONV_2D",
          "DEQUANTIZE",
          "DIV",
          "ELU",
          "EXP",
          "FULLY_CONNECTED",
          "GELU",
          "HARD_SWISH",
          "L2_NORMALIZATION",
          "LEAKY_RELU",
          "LOG",
          "LOGISTIC",
          "LOG_SOFTMAX",
          "MEAN",
          "MUL",
          "NEG",
          "PRELU",
          "QUANTIZE",
          "RELU",
          "RELU6",
          "RELU_N1_TO_1",
          "RSQRT",
          "SOFTMAX",
          "SQRT",
          "SQUARE",
          "SQUARED_DIFFERENCE",
          "SUB",
          "SUM",
          "SVDF",
          "TANH",
          "TRANSPOSE_CONV",
          "UNIDIRECTIONAL_SEQUENCE_LSTM");

  private final String fileName;

  ArithmeticCheck(String fileName) {
    this.fileName = fileName;
  }

  /**
   * Adds a problem for each operator that lacks such a number.
   *
   * @param where what to call the subgraph in front of an operator, empty for the main graph
   * @param graph whose indices are valid
   */
  void check(String where, TfliteSubgraph graph, Problems problems) {
    for (int i = 0; i < graph.operators().size(); i++) {
      TfliteOperator operator = graph.operators().get(i);
      String name = where + "operator " + i + " (" + operator.name() + ")";
      if (operator.name().equals("SOFTMAX")) {
        operator
            .options()
            .real("beta")
            .filter(beta -> !(beta > 0) || Float.isInfinite(beta))
            .ifPresent(
                beta ->
                    problems.add(TfliteReader.damaged(fileName, name + " with a beta of " + beta)));
      }
      if (COMPUTING.contains(operator.name())) {
        bare(graph, operator)
            .forEach(
                tensor ->
                    problems.add(
                        TfliteReader.damaged(
                            fileName,
                            name
                                + " with tensor "
                                + tensor.index()
                                + " of type "
                                + tensor.spec().type()
                                + " without a scale")));
      }
    }
  }

  private static List<TfliteTensor> bare(TfliteSubgraph graph, TfliteOperator operator) {
    return Stream.concat(operator.inputs().stream(), operator.outputs().stream())
        .filter(index -> index >= 0)
        .map(graph.tensors()::get)
        .filter(tensor -> QUANTIZED.contains(tensor.spec().type()))
        .filter(tensor -> tensor.spec().quantization().isEmpty())
        .toList();
  }
}
