package dev.tinyml.converter.tflite;

import java.util.List;

/**
 * An operator of a model file.
 *
 * @param name schema name, {@code FULLY_CONNECTED}, or a custom operator's own name
 * @param custom whether it is a custom operator
 * @param version at least 1
 * @param inputs tensor indices; -1 where an optional input is left out
 * @param outputs tensor indices
 * @param activation fused activation; NONE for operators that have none
 */
public record TfliteOperator(
    String name,
    boolean custom,
    int version,
    List<Integer> inputs,
    List<Integer> outputs,
    FusedActivation activation) {

  /** Copies the lists. */
  public TfliteOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
