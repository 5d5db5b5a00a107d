package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.IoTensor;

/**
 * The input or output of a model as C++ sees it.
 *
 * @param type of its elements: {@code int8_t}
 * @param tfliteType enumerator of TensorFlow Lite: {@code kTfLiteInt8}
 * @param member of the union that holds a tensor's data: {@code int8}
 * @param quantized whether its elements are integers that stand for real numbers
 * @param min smallest value, an expression; empty unless quantized
 * @param max largest value, an expression; empty unless quantized
 * @param beyond every real number of this size, counted in steps, saturates whatever the zero
 *     point; a float literal, empty unless quantized
 * @param words name of the type for people
 */
record CppTensor(
    String type,
    String tfliteType,
    String member,
    boolean quantized,
    String min,
    String max,
    String beyond,
    String words) {

  static CppTensor of(IoTensor tensor) {
    return switch (tensor.type()) {
      case INT8 ->
          new CppTensor(
              "int8_t", "kTfLiteInt8", "int8", true, "INT8_MIN", "INT8_MAX", "256", "int8");
      case UINT8 ->
          new CppTensor("uint8_t", "kTfLiteUInt8", "uint8", true, "0", "UINT8_MAX", "256", "uint8");
      case INT16 ->
          new CppTensor(
              "int16_t", "kTfLiteInt16", "i16", true, "INT16_MIN", "INT16_MAX", "65536", "int16");
      case FLOAT32 -> new CppTensor("float", "kTfLiteFloat32", "f", false, "", "", "", "float32");
      default -> throw new IllegalArgumentException(tensor.type() + " at a model's border");
    };
  }
}
