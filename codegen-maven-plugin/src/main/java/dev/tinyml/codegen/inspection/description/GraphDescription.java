package dev.tinyml.codegen.inspection.description;

import java.util.List;

/**
 * A graph of a TensorFlow Lite model.
 *
 * @param index in the file
 * @param name as the file gives it; may be empty
 * @param reachable whether it runs when the model does
 * @param inputs indices of its input tensors
 * @param outputs indices of its output tensors
 * @param operators in execution order
 * @param tensors by index
 */
public record GraphDescription(
    int index,
    String name,
    boolean reachable,
    List<Integer> inputs,
    List<Integer> outputs,
    List<OperatorDescription> operators,
    List<TensorDescription> tensors) {

  /** Copies the lists. */
  public GraphDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    operators = List.copyOf(operators);
    tensors = List.copyOf(tensors);
  }
}
