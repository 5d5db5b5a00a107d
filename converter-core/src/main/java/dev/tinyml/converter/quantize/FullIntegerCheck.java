package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * Checks that nothing in a quantized model is a floating-point number any more. The quantizer
 * itself leaves operators in float without a word when it can't quantize them. Stateless.
 */
final class FullIntegerCheck {

  /** Adds a problem for each float tensor and each border that is not int8. */
  void check(TfliteModel model, Problems problems) {
    for (TfliteTensor tensor : model.tensors()) {
      if (tensor.spec().type().isFloatingPoint()) {
        problems.add(
            "int8-float-tensor-left",
            ProblemKind.UNSUPPORTED,
            "tensor " + tensor.spec().name(),
            tensor.spec().type() + " in the quantized model, " + user(model, tensor.index()),
            "integers only, as microcontrollers need",
            "replace that operation by one that TensorFlow Lite quantizes to int8");
      }
    }
    border(model.inputTensors(), "input", problems);
    border(model.outputTensors(), "output", problems);
  }

  private static void border(List<TfliteTensor> tensors, String what, Problems problems) {
    for (TfliteTensor tensor : tensors) {
      if (tensor.spec().type() != ElementType.INT8) {
        problems.add(
            "int8-border",
            ProblemKind.UNSUPPORTED,
            "model " + what + " " + tensor.spec().name(),
            "type " + tensor.spec().type(),
            "type INT8",
            "give the model float32 inputs and outputs; they become int8");
      }
    }
  }

  private static String user(TfliteModel model, int tensor) {
    return model.operators().stream()
        .filter(o -> o.inputs().contains(tensor) || o.outputs().contains(tensor))
        .map(TfliteOperator::name)
        .findFirst()
        .map(name -> "used by operator " + name)
        .orElse("used by no operator");
  }
}
