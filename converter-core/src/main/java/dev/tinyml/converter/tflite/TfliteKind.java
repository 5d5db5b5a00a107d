package dev.tinyml.converter.tflite;

/** What a model computes with. */
public enum TfliteKind {
  /** Everything in float32. */
  FLOAT("float32"),
  /** In float32, from weights that are stored as float16 and unpacked by DEQUANTIZE. */
  FLOAT16_WEIGHTS("float32 with float16 weights"),
  /** In float32, from integer weights that DEQUANTIZE unpacks. */
  PACKED_WEIGHTS("float32 with packed integer weights"),
  /** Dynamic-range quantization: operators take float activations and integer weights at once. */
  HYBRID("hybrid: float32 activations with integer weights"),
  /** Full integer: int8 activations and weights; at the borders perhaps float32 or uint8. */
  INT8("int8"),
  /** int16 activations with int8 weights. */
  INT16X8("int16 activations with int8 weights"),
  /** uint8 activations, as quantization-aware training of TensorFlow 1 gave. */
  UINT8("uint8"),
  /** Integer operators with float32 operators between them. */
  MIXED("integer with float32 operators between"),
  /** Neither float nor quantized: plain integers, booleans, strings. */
  UNQUANTIZED("plain integers");

  private final String text;

  TfliteKind(String text) {
    this.text = text;
  }

  /** A few words for people. */
  public String text() {
    return text;
  }
}
