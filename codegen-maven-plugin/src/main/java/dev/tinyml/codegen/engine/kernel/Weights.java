package dev.tinyml.codegen.engine.kernel;

/** Where the weights of a layer are found. */
@FunctionalInterface
interface Weights {

  /**
   * A weight.
   *
   * @param output or channel that it belongs to
   * @param tap which of the products of that output
   */
  int at(int output, int tap);
}
