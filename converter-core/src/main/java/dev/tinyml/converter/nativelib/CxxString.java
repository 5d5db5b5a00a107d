package dev.tinyml.converter.nativelib;

import com.sun.jna.Memory;

/**
 * An empty {@code std::string} of libstdc++ for a native function to fill: pointer, size and 16
 * bytes that short contents are kept in. Closing runs its destructor.
 */
final class CxxString implements AutoCloseable {
  private static final int SIZE = 32;
  private static final int SIZE_OFFSET = 8;
  private static final int LOCAL_BUFFER_OFFSET = 16;

  private final ConverterLibrary library;
  private final Memory memory = new Memory(SIZE);

  CxxString(ConverterLibrary library) {
    this.library = library;
    memory.clear();
    memory.setPointer(0, memory.share(LOCAL_BUFFER_OFFSET));
  }

  Memory address() {
    return memory;
  }

  byte[] bytes() {
    int size = Math.toIntExact(memory.getLong(SIZE_OFFSET));
    return memory.getPointer(0).getByteArray(0, size);
  }

  @Override
  public void close() {
    library.cxx(ConverterSymbols.DESTROY_STRING).invokeVoid(new Object[] {memory});
    memory.close();
  }
}
