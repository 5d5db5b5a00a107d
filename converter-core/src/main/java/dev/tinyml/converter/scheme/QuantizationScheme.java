package dev.tinyml.converter.scheme;

/** What the weights and activations of a model become. */
public enum QuantizationScheme {
  /** int8 weights and activations: what microcontroller runtimes are made for. */
  INT8,
  /** int8 weights with int16 activations: twice the arena, much finer activations. */
  INT16X8,
  /** int8 weights, float activations that are quantized on the fly: for phones and desktops. */
  DYNAMIC_RANGE,
  /** float16 weights, float arithmetic. */
  FLOAT16,
  /** The float model as it is. */
  NONE
}
