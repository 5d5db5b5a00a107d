package dev.tinyml.converter.nativelib;

/**
 * Is called around every operator while a model runs. Must not invoke the interpreter. Exceptions
 * that it throws end the invocation's caller, after the invocation.
 */
public interface OperatorListener {

  /**
   * Before an operator runs: its inputs are there.
   *
   * @param operator index in the subgraph's execution order
   * @param tensors the subgraph's tensors
   */
  void before(int operator, TensorAccess tensors);

  /**
   * After an operator has run: its outputs are there; its inputs may be overwritten, because some
   * kernels work in place.
   *
   * @param operator index in the subgraph's execution order
   * @param tensors the subgraph's tensors
   */
  void after(int operator, TensorAccess tensors);
}
