package dev.tinyml.codegen.engine.arithmetic;

/** What an operator makes of an int8 value. */
@FunctionalInterface
public interface Int8Function {

  /**
   * The output.
   *
   * @param input from −128 to 127
   * @return from −128 to 127
   */
  int apply(int input);
}
