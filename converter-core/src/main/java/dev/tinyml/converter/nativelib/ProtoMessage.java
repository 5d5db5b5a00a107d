package dev.tinyml.converter.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** A protobuf message on the native heap, parsed from its wire form. Closing deletes it. */
final class ProtoMessage implements AutoCloseable {
  static final String MODEL_FLAGS = "6tflite10ModelFlags";
  static final String CONVERTER_FLAGS = "6tflite14ConverterFlags";
  static final String GRAPH_DEF = "10tensorflow8GraphDef";
  static final String GRAPH_DEBUG_INFO = "10tensorflow14GraphDebugInfo";

  private final ConverterLibrary library;
  private final String mangledClass;
  private final Pointer address;

  ProtoMessage(ConverterLibrary library, String mangledClass, byte[] wire)
      throws NativeStatusException {
    this.library = library;
    this.mangledClass = mangledClass;
    address =
        library
            .framework(ConverterSymbols.createMessage(mangledClass))
            .invokePointer(new Object[] {Pointer.NULL});
    if (wire.length > 0 && !parse(wire)) {
      close();
      throw new NativeStatusException(
          NativeStatusException.INVALID_ARGUMENT,
          "TensorFlow can't parse a message " + mangledClass);
    }
  }

  private boolean parse(byte[] wire) {
    try (Memory copy = new Memory(wire.length)) {
      copy.write(0, wire, 0, wire.length);
      int result =
          library
              .framework(ConverterSymbols.PARSE_MESSAGE)
              .invokeInt(new Object[] {address, copy, wire.length});
      // A C++ bool fills one byte of the register; the rest is undefined.
      return (result & 0xff) != 0;
    }
  }

  Pointer address() {
    return address;
  }

  @Override
  public void close() {
    library
        .framework(ConverterSymbols.deleteMessage(mangledClass))
        .invokeVoid(new Object[] {address});
  }
}
