package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** Tells a model's weights and biases from constants that say how to compute, as shapes do. */
final class Parameters {
  private Parameters() {}

  /** Whether a tensor holds trained numbers: constants that stand for real ones. */
  static boolean is(TfliteTensor tensor) {
    return tensor.constant()
        && (tensor.spec().type().isFloatingPoint() || tensor.spec().quantization().isPresent());
  }

  /** How many trained numbers an operator takes. */
  static long of(TfliteOperator operator, List<TfliteTensor> tensors) {
    return operator.inputs().stream()
        .filter(index -> index >= 0)
        .distinct()
        .map(tensors::get)
        .filter(Parameters::is)
        .mapToLong(tensor -> tensor.spec().shape().elementCount())
        .sum();
  }
}
