package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.tflite.OptionValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An operator.
 *
 * @param index its place in execution order
 * @param name schema name, or a custom operator's own name
 * @param custom whether it is a custom operator
 * @param version of the operator
 * @param inputs indices of tensors; -1 where an optional input is left out
 * @param outputs indices of tensors
 * @param options its parameters, by the names of the schema
 * @param subgraphs indices of the graphs that it calls
 * @param arithmetic what it computes with: {@code int8}, {@code float}, {@code hybrid}
 * @param evidence the tensor that tells, in words
 * @param parameters numbers in its weights and biases
 * @param macs multiply-accumulate operations of one run; empty for operators that have none by
 *     definition, or whose number is not defined
 */
public record OperatorDescription(
    int index,
    String name,
    boolean custom,
    int version,
    List<Integer> inputs,
    List<Integer> outputs,
    Map<String, OptionValue> options,
    List<Integer> subgraphs,
    String arithmetic,
    String evidence,
    long parameters,
    OptionalLong macs) {

  /** Copies lists and map; the map keeps its order. */
  public OperatorDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    subgraphs = List.copyOf(subgraphs);
  }
}
