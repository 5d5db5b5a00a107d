package dev.tinyml.converter.blame;

import java.util.List;
import java.util.OptionalInt;

/**
 * An operator of the device's model and what stands for it in the float model.
 *
 * @param subgraph number of the subgraph
 * @param operator number of the operator in it
 * @param kind its name in the schema
 * @param floatOperator the float operator that computes the same from the same inputs; empty when
 *     there is none, as with operators that a float model fuses otherwise
 * @param inputs the real numbers that it reads, constants and states left out
 * @param integers the plain integers that it reads, such as places in a table
 * @param outputs what it writes; at least one
 */
record ComparedOperator(
    int subgraph,
    int operator,
    String kind,
    OptionalInt floatOperator,
    List<ComparedTensor> inputs,
    List<ComparedTensor> integers,
    List<ComparedTensor> outputs) {

  /** Copies the lists. */
  ComparedOperator {
    inputs = List.copyOf(inputs);
    integers = List.copyOf(integers);
    outputs = List.copyOf(outputs);
  }

  /** Whether it changes how values are held, not what they are. */
  boolean onlyStoresOtherwise() {
    return kind.equals("QUANTIZE") || kind.equals("DEQUANTIZE");
  }

  /** Whether it runs other subgraphs. */
  boolean calls() {
    return OperatorsCompared.CALLS.contains(kind);
  }
}
