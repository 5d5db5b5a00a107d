package dev.tinyml.converter.tflite;

import java.util.List;

/**
 * What a model file with a single subgraph holds. All indices in it are valid.
 *
 * @param tensors by index
 * @param operators in execution order
 * @param inputs indices of the input tensors, in the model's order
 * @param outputs indices of the output tensors, in the model's order
 */
public record TfliteModel(
    List<TfliteTensor> tensors,
    List<TfliteOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs) {

  /** Copies the lists. */
  public TfliteModel {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The input tensors in the model's order. */
  public List<TfliteTensor> inputTensors() {
    return inputs.stream().map(tensors::get).toList();
  }

  /** The output tensors in the model's order. */
  public List<TfliteTensor> outputTensors() {
    return outputs.stream().map(tensors::get).toList();
  }
}
