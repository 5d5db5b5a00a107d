package dev.tinyml.converter.tflite;

import java.util.List;

/**
 * What a model computes with, and how that shows.
 *
 * @param kind of the whole model
 * @param operators each operator that can run, by subgraph and execution order
 */
public record TfliteClassification(TfliteKind kind, List<OperatorEvidence> operators) {

  /** Copies the list. */
  public TfliteClassification {
    operators = List.copyOf(operators);
  }

  /** The operators that compute so. */
  public List<OperatorEvidence> operators(OperatorArithmetic arithmetic) {
    return operators.stream().filter(o -> o.arithmetic() == arithmetic).toList();
  }
}
