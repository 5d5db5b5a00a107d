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
 * @param intermediates indices of tensors that only carry ranges of values within the operator, as
 *     a fused LSTM has; -1 where one is left out
 * @param options its parameters
 * @param subgraphs indices of the graphs that it calls, in the schema's order: IF then and else,
 *     WHILE condition and body
 */
public record TfliteOperator(
    String name,
    boolean custom,
    int version,
    List<Integer> inputs,
    List<Integer> outputs,
    List<Integer> intermediates,
    OperatorOptions options,
    List<Integer> subgraphs) {

  /** Copies the lists. */
  public TfliteOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    intermediates = List.copyOf(intermediates);
    subgraphs = List.copyOf(subgraphs);
  }

  /** The fused activation; NONE for operators that have none. */
  public FusedActivation activation() {
    return options.text("fused_activation_function").stream()
        .map(FusedActivation::valueOf)
        .findFirst()
        .orElse(FusedActivation.NONE);
  }
}
