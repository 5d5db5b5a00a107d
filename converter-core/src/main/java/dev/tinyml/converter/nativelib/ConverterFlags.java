package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.tensor.ElementType;
import java.util.List;

/**
 * The two flag messages of the converter. Field numbers are those of TensorFlow 2.18's
 * model_flags.proto, converter_flags.proto and types.proto under tensorflow/compiler/mlir/lite; the
 * values are what Python's TFLiteConverter sends, less what has no effect.
 */
final class ConverterFlags {
  private static final int IO_FLOAT = 1;
  private static final int IO_INT32 = 3;
  private static final int IO_QUANTIZED_INT16 = 6;
  private static final int IO_QUANTIZED_INT8 = 9;
  private static final int FORMAT_TENSORFLOW_GRAPHDEF = 1;

  private ConverterFlags() {}

  static byte[] model(List<GraphInput> inputs, List<String> outputs) {
    ProtoWriter flags = new ProtoWriter();
    for (GraphInput input : inputs) {
      ProtoWriter shape = new ProtoWriter();
      for (int dimension : input.shape().dimensions()) {
        shape.number(2, dimension);
      }
      flags.message(
          1,
          new ProtoWriter().text(1, input.node()).message(6, shape).number(5, type(input.type())));
    }
    for (String output : outputs) {
      flags.text(2, output);
    }
    // change_concat_input_ranges: sent because its default logs a warning.
    return flags.flag(19, false).toByteArray();
  }

  private static int type(ElementType type) {
    return switch (type) {
      case FLOAT32 -> IO_FLOAT;
      case INT32 -> IO_INT32;
      default -> throw new IllegalArgumentException("input of type " + type);
    };
  }

  /** A float model that is done. */
  static byte[] floatModel() {
    return converter(IO_FLOAT).toByteArray();
  }

  /** A float model that is to be calibrated, and its activations quantized to int8 afterwards. */
  static byte[] int8Candidate() {
    return converter(IO_QUANTIZED_INT8).toByteArray();
  }

  /** A float model that is to be calibrated, and its activations quantized to int16 afterwards. */
  static byte[] int16Candidate() {
    return converter(IO_QUANTIZED_INT16).toByteArray();
  }

  /** A float model whose large weights are int8. */
  static byte[] dynamicRange(boolean perChannel) {
    return weightsOnly().flag(43, !perChannel).toByteArray(); // disable_per_channel_quantization
  }

  /** A float model whose weights are float16. */
  static byte[] float16() {
    return weightsOnly().flag(29, true).toByteArray(); // quantize_to_float16
  }

  private static ProtoWriter weightsOnly() {
    return converter(IO_FLOAT)
        .flag(26, true) // post_training_quantize
        .flag(44, true); // enable_mlir_dynamic_range_quantizer
  }

  private static ProtoWriter converter(int inferenceType) {
    return new ProtoWriter()
        .number(1, FORMAT_TENSORFLOW_GRAPHDEF)
        .number(4, inferenceType)
        .number(11, IO_FLOAT) // inference_input_type
        .flag(63, true) // enable_composite_direct_lowering
        .flag(65, true); // canonicalizing_inf_as_min_max_float
  }
}
