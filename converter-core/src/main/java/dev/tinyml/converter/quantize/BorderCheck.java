package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * Checks that a quantized model takes and gives what was asked for where the float model had
 * float32. Inputs and outputs that were integers before, such as the numbers of words, stay as they
 * are. The quantizer itself leaves a border in float without a word when it can't quantize it.
 * Stateless.
 */
final class BorderCheck {

  /** Adds a problem for each input and output that is not of the right type. */
  void check(TfliteModel before, TfliteModel after, QuantizeOptions options, Problems problems) {
    border(before.inputTensors(), after.inputTensors(), "input", options.inputType(), problems);
    border(before.outputTensors(), after.outputTensors(), "output", options.outputType(), problems);
  }

  private static void border(
      List<TfliteTensor> before,
      List<TfliteTensor> after,
      String what,
      ElementType wanted,
      Problems problems) {
    for (int i = 0; i < after.size(); i++) {
      ElementType found = after.get(i).spec().type();
      ElementType original = before.get(i).spec().type();
      ElementType expected = original == ElementType.FLOAT32 ? wanted : original;
      if (found != expected || found.isFloatingPoint() && original != ElementType.FLOAT32) {
        problems.add(
            "int8-border",
            ProblemKind.UNSUPPORTED,
            "model " + what + " " + after.get(i).spec().name(),
            "type " + found + " in the quantized model, " + original + " in the float model",
            wanted + " where the float model has FLOAT32, integers otherwise",
            "let the model's "
                + what
                + " be float32, and of an operation that TensorFlow Lite quantizes");
      }
    }
  }
}
