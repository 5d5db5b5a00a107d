package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * An operator whose fault is looked for.
 *
 * @param graph the device's subgraph that it stands in
 * @param operator the operator there
 * @param compared how it is compared
 * @param sums what was summed up about it
 * @param weights reads the file's constants
 */
record Patient(
    TfliteSubgraph graph,
    TfliteOperator operator,
    ComparedOperator compared,
    OperatorSums sums,
    WeightReader weights) {

  /** How its first result is held. */
  StoredValues form() {
    return compared.outputs().get(0).form();
  }

  /** The operators that read its first result. */
  List<TfliteOperator> readers() {
    int output = compared.outputs().get(0).device().tensor();
    return graph.operators().stream().filter(o -> o.inputs().contains(output)).toList();
  }

  /** The constants that it reads, in order. */
  List<TfliteTensor> constants() {
    return operator.inputs().stream()
        .filter(index -> index >= 0)
        .map(graph.tensors()::get)
        .filter(TfliteTensor::constant)
        .toList();
  }
}
