package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.util.HashSet;
import java.util.Set;

/** Checks that each operator reads only what is there by then. Immutable. */
final class ExecutionOrderCheck {
  /** The builtin operators that may take nothing. */
  private static final Set<String> SOURCES =
      Set.of("VAR_HANDLE", "HASHTABLE", "CALL_ONCE", "STABLEHLO_IOTA");

  private final String fileName;

  ExecutionOrderCheck(String fileName) {
    this.fileName = fileName;
  }

  /**
   * Adds a problem for each operator without inputs, and for each operator input and graph output
   * that nothing has written.
   *
   * @param where what to call the subgraph in front of an operator, empty for the main graph
   * @param graph whose indices are valid
   */
  void check(String where, TfliteSubgraph graph, Problems problems) {
    Set<Integer> written = new HashSet<>(graph.inputs());
    for (int i = 0; i < graph.operators().size(); i++) {
      TfliteOperator operator = graph.operators().get(i);
      String name = where + "operator " + i;
      if (operator.inputs().isEmpty() && !operator.custom() && !SOURCES.contains(operator.name())) {
        problems.add(
            TfliteReader.damaged(fileName, name + " (" + operator.name() + ") without inputs"));
      }
      for (int input : operator.inputs()) {
        if (input >= 0 && !isThere(graph.tensors().get(input), written)) {
          problems.add(
              TfliteReader.damaged(
                  fileName, name + " reads tensor " + input + ", which nothing has written"));
        }
      }
      written.addAll(operator.outputs());
    }
    for (int output : graph.outputs()) {
      if (!isThere(graph.tensors().get(output), written)) {
        problems.add(
            TfliteReader.damaged(
                fileName, where + "model output " + output + ", which no operator writes"));
      }
    }
  }

  private static boolean isThere(TfliteTensor tensor, Set<Integer> written) {
    return tensor.constant()
        || tensor.variable()
        || written.contains(tensor.index())
        || tensor.spec().shape().elementCount() == 0;
  }
}
