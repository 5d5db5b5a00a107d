package dev.tinyml.converter.tflite;

import java.util.List;

/**
 * One graph of a model file. All indices in it are valid.
 *
 * @param name as the file gives it; may be empty
 * @param tensors by index
 * @param operators in execution order
 * @param inputs indices of the input tensors, in order
 * @param outputs indices of the output tensors, in order
 */
public record TfliteSubgraph(
    String name,
    List<TfliteTensor> tensors,
    List<TfliteOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs) {

  /** Copies the lists. */
  public TfliteSubgraph {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The input tensors in order. */
  public List<TfliteTensor> inputTensors() {
    return inputs.stream().map(tensors::get).toList();
  }

  /** The output tensors in order. */
  public List<TfliteTensor> outputTensors() {
    return outputs.stream().map(tensors::get).toList();
  }
}
