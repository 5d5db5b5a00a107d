package dev.tinyml.converter.nativelib;

/**
 * Is called around every operator while a model runs. Must not invoke the interpreter. Exceptions
 * that it throws end the invocation's caller, after the invocation.
 */
public interface OperatorListener {

  /**
   * Before an operator runs: its inputs are there.
   *
   * @param subgraph index of the graph that the operator belongs to; 0 is the main graph
   * @param operator index in the subgraph's execution order
   * @param tensors the subgraph's tensors
   */
  void before(int subgraph, int operator, TensorAccess tensors);

  /**
   * After an operator has run: its outputs are there; its inputs may be overwritten, because some
   * kernels work in place.
   *
   * @param subgraph index of the graph that the operator belongs to; 0 is the main graph
   * @param operator index in the subgraph's execution order
   * @param tensors the subgraph's tensors
   */
  void after(int subgraph, int operator, TensorAccess tensors);
}
