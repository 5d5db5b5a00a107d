package dev.tinyml.converter.tflite;

/** What an operator computes with. */
public enum OperatorArithmetic {
  /** float32, or another floating-point type. */
  FLOAT,
  /** Float activations with quantized constants, which it quantizes its activations for. */
  HYBRID,
  /** int8 activations. */
  INT8,
  /** int16 activations. */
  INT16,
  /** uint8 activations. */
  UINT8,
  /** Turns float values into quantized ones or back, or one quantization into another. */
  BORDER,
  /** Unpacks float16 constants. */
  FLOAT16_CONSTANT,
  /** Unpacks quantized constants. */
  PACKED_CONSTANT,
  /** Integers, booleans or strings that stand for themselves, or no values at all. */
  PLAIN,
  /** Unknown: a custom operator. */
  CUSTOM
}
