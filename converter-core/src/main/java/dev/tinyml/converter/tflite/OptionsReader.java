package dev.tinyml.converter.tflite;

import org.tensorflow.lite.schema.Operator;

/** Reads one kind of builtin options. */
@FunctionalInterface
interface OptionsReader {

  /**
   * Adds each parameter in the schema's order.
   *
   * @param operator whose options are of that kind
   */
  void read(Operator operator, OptionsBuilder options);
}
