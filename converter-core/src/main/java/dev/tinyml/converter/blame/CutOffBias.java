package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Optional;

/** A bias does not fit into int32, because weights and inputs have tiny scales. */
final class CutOffBias implements Symptom {

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    int cut = 0;
    for (TfliteTensor constant : patient.constants()) {
      if (constant.spec().type() == ElementType.INT32
          && constant.spec().quantization().isPresent()) {
        for (int value : patient.weights().int32(patient.compared().subgraph(), constant)) {
          cut += value >= Integer.MAX_VALUE - 1 || value <= Integer.MIN_VALUE + 1 ? 1 : 0;
        }
      }
    }
    return cut == 0
        ? Optional.empty()
        : Optional.of(
            new Diagnosis(
                cut + " of its biases are cut off: weights near zero give them a tiny scale",
                "remove channels whose weights are near zero, or train without them"));
  }
}
