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
   * Converts a graph into a float {@code .tflite} prepared for {@link #quantizeToInt8}: some
   * operators are kept apart that a float model would fuse.
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
   * Quantizes weights and activations to int8, inputs and outputs included.
   *
   * @param calibratedModel a model of {@link #convertForInt8} with finite ranges for all
   *     activations
   * @param perChannelDense whether FULLY_CONNECTED weights get a scale per output channel;
   *     convolutions always do
   * @return the model's bytes
   */
  public byte[] quantizeToInt8(byte[] calibratedModel, boolean perChannelDense)
      throws NativeStatusException {
    try (CxxString out = new CxxString(library);
        QuantizerArguments arguments = new QuantizerArguments(calibratedModel)) {
      library.call(ConverterSymbols.QUANTIZE_MODEL, arguments.inOrder(out, perChannelDense));
      return out.bytes();
    }
  }
}
