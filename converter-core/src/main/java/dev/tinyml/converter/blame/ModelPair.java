package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two models and what is compared of them. Immutable.
 *
 * @param reference the float model
 * @param device what was quantized from it
 * @param compared operators
 * @param scores where the model's error is measured
 * @param inputs how the device's model holds each of its inputs; empty where they are no real
 *     numbers, or floats
 */
record ModelPair(
    FloatTfliteModel reference,
    DeviceModel device,
    OperatorsCompared compared,
    Scores scores,
    List<Optional<StoredValues>> inputs) {

  static ModelPair of(FloatTfliteModel reference, DeviceModel device) {
    return new ModelPair(
        reference,
        device,
        OperatorsCompared.of(reference.structure(), device.structure()),
        Scores.of(reference.structure()),
        device.structure().inputTensors().stream()
            .map(tensor -> StoredValues.of(tensor).filter(StoredValues::isQuantized))
            .toList());
  }

  List<ComparedOperator> operators() {
    return compared.operators();
  }

  /** The float activations that are needed. */
  Set<TensorPlace> wanted() {
    Set<TensorPlace> wanted = new HashSet<>(scores.places());
    for (ComparedOperator operator : operators()) {
      operator.inputs().forEach(tensor -> wanted.add(tensor.real()));
      operator.integers().forEach(tensor -> wanted.add(tensor.real()));
      operator.outputs().forEach(tensor -> wanted.add(tensor.real()));
    }
    return wanted;
  }

  /** Sums of nothing: one per operator, then one per input of the model. */
  List<OperatorSums> emptySums() {
    List<OperatorSums> sums = new ArrayList<>();
    int places = scores.places().size();
    for (ComparedOperator operator : operators()) {
      TensorPlace output = operator.outputs().get(0).device();
      TfliteTensor tensor =
          device.structure().subgraphs().get(output.subgraph()).tensors().get(output.tensor());
      sums.add(OperatorSums.empty(channels(tensor), places));
    }
    for (TfliteTensor input : device.structure().inputTensors()) {
      sums.add(OperatorSums.empty(channels(input), places));
    }
    return sums;
  }

  private static int channels(TfliteTensor tensor) {
    Shape shape = tensor.spec().shape();
    return shape.rank() < 2 ? 0 : shape.dimension(-1);
  }
}
