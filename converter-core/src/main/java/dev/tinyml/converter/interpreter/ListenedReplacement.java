package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;

/**
 * Lets a listener see an operator as if its replacement were the kernel: what the listener changes
 * before, the replacement reads; what the replacement writes, the listener sees.
 *
 * @param listener the listener
 * @param replacement what replaces kernels' results
 */
record ListenedReplacement(OperatorListener listener, OperatorListener replacement)
    implements OperatorListener {

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    listener.before(subgraph, operator, tensors);
    replacement.before(subgraph, operator, tensors);
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    replacement.after(subgraph, operator, tensors);
    listener.after(subgraph, operator, tensors);
  }
}
