package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.util.HashSet;
import java.util.Set;

/** Checks that each operator reads only what is there by then. Immutable. */
final class ExecutionOrderCheck {
  /** The only builtin operator that takes nothing. */
  private static final String VARIABLE = "VAR_HANDLE";

  private final String fileName;

  ExecutionOrderCheck(String fileName) {
    this.fileName = fileName;
  }

  /**
   * Adds a problem for each operator without inputs, and for each operator input and model output
   * that nothing has written.
   *
   * @param model whose indices are valid
   */
  void check(TfliteModel model, Problems problems) {
    Set<Integer> written = new HashSet<>(model.inputs());
    for (int i = 0; i < model.operators().size(); i++) {
      TfliteOperator operator = model.operators().get(i);
      if (operator.inputs().isEmpty() && !operator.custom() && !operator.name().equals(VARIABLE)) {
        problems.add(
            TfliteReader.damaged(
                fileName, "operator " + i + " (" + operator.name() + ") without inputs"));
      }
      for (int input : operator.inputs()) {
        if (input >= 0 && !isThere(model.tensors().get(input), written)) {
          problems.add(
              TfliteReader.damaged(
                  fileName,
                  "operator " + i + " reads tensor " + input + ", which nothing has written"));
        }
      }
      written.addAll(operator.outputs());
    }
    for (int output : model.outputs()) {
      if (!isThere(model.tensors().get(output), written)) {
        problems.add(
            TfliteReader.damaged(
                fileName, "model output " + output + ", which no operator writes"));
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
