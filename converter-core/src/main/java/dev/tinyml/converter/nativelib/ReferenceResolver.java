package dev.tinyml.converter.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.bytedeco.tensorflowlite.MutableOpResolver;

/**
 * TensorFlow Lite's {@code BuiltinRefOpResolver}, which JavaCPP's classes leave out: constructed by
 * name in the library that JavaCPP has loaded. Closing destroys it.
 */
final class ReferenceResolver implements AutoCloseable {
  /** The object has about 300 bytes: three hash maps, a vector and a few pointers. */
  private static final int GENEROUS_SIZE = 4096;

  private final NativeLibrary library;
  private final Memory object = new Memory(GENEROUS_SIZE);

  /**
   * @param libraryFile the library that JavaCPP loaded the interpreter from
   */
  ReferenceResolver(String libraryFile) {
    library = NativeLibrary.getInstance(libraryFile);
    object.clear();
    library
        .getFunction(ConverterSymbols.CONSTRUCT_REFERENCE_RESOLVER)
        .invokeVoid(new Object[] {object});
  }

  MutableOpResolver asResolver() {
    return new MutableOpResolver(new Address(Pointer.nativeValue(object)));
  }

  @Override
  public void close() {
    library
        .getFunction(ConverterSymbols.DESTROY_REFERENCE_RESOLVER)
        .invokeVoid(new Object[] {object});
    object.close();
  }

  /** An address that JavaCPP does not own. */
  private static final class Address extends org.bytedeco.javacpp.Pointer {
    Address(long address) {
      this.address = address;
    }
  }
}
