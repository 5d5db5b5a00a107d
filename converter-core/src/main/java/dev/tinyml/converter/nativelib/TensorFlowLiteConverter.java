package dev.tinyml.converter.nativelib;

import java.util.List;

/**
 * TensorFlow's own converter and post-training quantizer (mlir::lite), called inside this process.
 *
 * <p>Valid arguments only: NaN or infinite weights and ranges crash the native code, so callers
 * check before. Thread-safe.
 */
public final class TensorFlowLiteConverter {
  private final ConverterLibrary library;

  /**
   * Loads the libraries; takes about half a second.
   *
   * @param files where they lie
   * @throws dev.tinyml.converter.problem.ProblemException when they are of another version
   */
  public TensorFlowLiteConverter(NativeTensorFlow files) {
    library = new ConverterLibrary(files);
  }

  /** The version of TensorFlow that converts. */
  public static String tensorFlowVersion() {
    return ConverterSymbols.TENSORFLOW_VERSION;
  }

  /**
   * Converts a graph without variables into a float {@code .tflite}.
   *
   * @param graphDef wire form of a GraphDef
   * @param inputs its placeholders, in the order that the model shall have
   * @param outputs names of its output nodes, in the order that the model shall have
   * @return the model's bytes
   */
  public byte[] convertToFloat(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
      throws NativeStatusException {
    return convert(graphDef, inputs, outputs, ConverterFlags.floatModel());
  }

  /**
   * Converts a graph into a float {@code .tflite} prepared for {@link #quantize} to int8
   * activations: some operators are kept apart that a float model would fuse.
   *
   * @param graphDef wire form of a GraphDef
   * @param inputs its placeholders, in the order that the model shall have
   * @param outputs names of its output nodes, in the order that the model shall have
   * @return the model's bytes
   */
  public byte[] convertForInt8(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
      throws NativeStatusException {
    return convert(graphDef, inputs, outputs, ConverterFlags.int8Candidate());
  }

  /** As {@link #convertForInt8}, for int16 activations. */
  public byte[] convertForInt16(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
      throws NativeStatusException {
    return convert(graphDef, inputs, outputs, ConverterFlags.int16Candidate());
  }

  /**
   * Converts a graph into a {@code .tflite} that computes in float32 with int8 weights, where these
   * have at least 1024 values; kernels quantize the activations when they run.
   *
   * @param graphDef wire form of a GraphDef
   * @param inputs its placeholders, in the order that the model shall have
   * @param outputs names of its output nodes, in the order that the model shall have
   * @param perChannel whether weights get a scale per output channel
   * @return the model's bytes
   */
  public byte[] convertToDynamicRange(
      byte[] graphDef, List<GraphInput> inputs, List<String> outputs, boolean perChannel)
      throws NativeStatusException {
    return convert(graphDef, inputs, outputs, ConverterFlags.dynamicRange(perChannel));
  }

  /**
   * Converts a graph into a {@code .tflite} that computes in float32 with float16 weights.
   *
   * @param graphDef wire form of a GraphDef
   * @param inputs its placeholders, in the order that the model shall have
   * @param outputs names of its output nodes, in the order that the model shall have
   * @return the model's bytes
   */
  public byte[] convertToFloat16(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
      throws NativeStatusException {
    return convert(graphDef, inputs, outputs, ConverterFlags.float16());
  }

  private byte[] convert(
      byte[] graphDef, List<GraphInput> inputs, List<String> outputs, byte[] converterFlags)
      throws NativeStatusException {
    byte[] modelFlags = ConverterFlags.model(inputs, outputs);
    try (ProtoMessage model = new ProtoMessage(library, ProtoMessage.MODEL_FLAGS, modelFlags);
        ProtoMessage flags =
            new ProtoMessage(library, ProtoMessage.CONVERTER_FLAGS, converterFlags);
        ProtoMessage debug = new ProtoMessage(library, ProtoMessage.GRAPH_DEBUG_INFO, new byte[0]);
        ProtoMessage graph = new ProtoMessage(library, ProtoMessage.GRAPH_DEF, graphDef);
        CxxString out = new CxxString(library)) {
      library.call(
          ConverterSymbols.CONVERT_GRAPH,
          model.address(),
          flags.address(),
          debug.address(),
          graph.address(),
          out.address());
      return out.bytes();
    }
  }

  /**
   * Quantizes weights to int8, and activations, inputs and outputs as asked for.
   *
   * @param calibratedModel a model of {@link #convertForInt8} or {@link #convertForInt16} with
   *     finite ranges for all activations
   * @return the model's bytes
   */
  public byte[] quantize(byte[] calibratedModel, QuantizerSettings settings)
      throws NativeStatusException {
    try (CxxString out = new CxxString(library);
        QuantizerArguments arguments = new QuantizerArguments(calibratedModel, settings)) {
      library.call(ConverterSymbols.QUANTIZE_MODEL, arguments.inOrder(out));
      return out.bytes();
    }
  }
}
