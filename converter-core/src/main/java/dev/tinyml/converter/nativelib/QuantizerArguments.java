package dev.tinyml.converter.nativelib;

import com.sun.jna.Memory;
import dev.tinyml.converter.nativelib.ConverterLibrary.StringView;

/**
 * The native objects that the quantizer takes by reference: the model, three element types, empty
 * sets and an empty optional, laid out as libstdc++ and absl LTS 20230802 do. Closing frees them.
 */
final class QuantizerArguments implements AutoCloseable {
  private static final int MODEL_ALIGNMENT = 64;
  private static final int UNORDERED_SET_SIZE = 56;
  private static final int SINGLE_BUCKET = 48;
  private static final int BUCKET_COUNT = 8;
  private static final int MAX_LOAD_FACTOR = 32;
  private static final int FLAT_SET_SIZE = 32;
  private static final int CONTROL_GROUP_SIZE = 64;
  private static final int SENTINEL = 16;
  private static final int OPTIONAL_SIZE = 1024;

  private final Memory model;
  private final StringView view = new StringView();
  private final Memory types = new Memory(3);
  private final Memory unorderedSet = new Memory(UNORDERED_SET_SIZE);
  private final Memory controlGroup = new Memory(CONTROL_GROUP_SIZE);
  private final Memory flatSet = new Memory(FLAT_SET_SIZE);
  private final Memory emptyOptional = new Memory(OPTIONAL_SIZE);

  private final QuantizerSettings settings;

  QuantizerArguments(byte[] calibratedModel, QuantizerSettings settings) {
    this.settings = settings;
    // Flatbuffers hold 64-bit values at aligned offsets, so the start must be aligned as well.
    model = new Memory(calibratedModel.length + (long) MODEL_ALIGNMENT);
    Memory start = model.align(MODEL_ALIGNMENT);
    start.write(0, calibratedModel, 0, calibratedModel.length);
    view.length = calibratedModel.length;
    view.start = start;
    types.setByte(0, (byte) settings.inputs().code());
    types.setByte(1, (byte) settings.outputs().code());
    types.setByte(2, (byte) settings.activations().code());
    unorderedSet.clear();
    unorderedSet.setPointer(0, unorderedSet.share(SINGLE_BUCKET));
    unorderedSet.setLong(BUCKET_COUNT, 1);
    unorderedSet.setFloat(MAX_LOAD_FACTOR, 1f);
    fillControlGroup();
    flatSet.clear();
    flatSet.setPointer(0, controlGroup.share(SENTINEL));
    emptyOptional.clear();
  }

  /** An empty table points behind the first group: a sentinel, then empty slots. */
  private void fillControlGroup() {
    for (int i = 0; i < CONTROL_GROUP_SIZE; i++) {
      controlGroup.setByte(i, (byte) 0x80);
    }
    controlGroup.setByte(SENTINEL, (byte) 0xff);
  }

  /**
   * The arguments in the order of {@code mlir::lite::QuantizeModel}. Booleans go as bytes: some
   * platforms pack stack arguments by their natural size.
   */
  Object[] inOrder(CxxString out) {
    byte no = 0;
    byte yes = 1;
    byte disablePerChannel = settings.perChannel() ? no : yes;
    byte disablePerChannelDense = settings.perChannelDense() ? no : yes;
    return new Object[] {
      view,
      types.share(0),
      types.share(1),
      types.share(2),
      unorderedSet,
      disablePerChannel,
      no, // fully_quantize
      out.address(),
      no, // verify_numeric
      no, // whole_model_verify
      yes, // legacy_float_scale: float32 scales, as TFLiteConverter's
      flatSet,
      flatSet,
      no, // enable_variable_quantization
      disablePerChannelDense,
      emptyOptional
    };
  }

  @Override
  public void close() {
    model.close();
    types.close();
    unorderedSet.close();
    flatSet.close();
    controlGroup.close();
    emptyOptional.close();
  }
}
