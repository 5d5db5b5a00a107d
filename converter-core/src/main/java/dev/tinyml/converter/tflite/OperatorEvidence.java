package dev.tinyml.converter.tflite;

/**
 * Why an operator counts as what it does.
 *
 * @param subgraph index of its graph
 * @param operator its place in execution order
 * @param name the operator's name
 * @param arithmetic what it computes with
 * @param reason the tensors that tell, in words
 */
public record OperatorEvidence(
    int subgraph, int operator, String name, OperatorArithmetic arithmetic, String reason) {

  /** Where and what, {@code operator 3 (CONV_2D)}. */
  public String where() {
    return (subgraph == 0 ? "" : "subgraph " + subgraph + ", ")
        + "operator "
        + operator
        + " ("
        + name
        + ")";
  }
}
