package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import org.tensorflow.lite.schema.Model;

/**
 * Finds the data of a model file's buffers: within the flatbuffer, or behind it where the file was
 * too large for one. Views share the file's memory. One per file.
 */
final class BufferReader {
  private static final int MODEL_BUFFERS = 4;
  private static final int BUFFER_OFFSET = 1;
  private static final int BUFFER_SIZE = 2;

  private final ByteBuffer file;
  private final Model model;
  private final RawTable root;

  BufferReader(ByteBuffer file, Model model) {
    this.file = file;
    this.model = model;
    root = RawTable.root(file);
  }

  int count() {
    return model.buffersLength();
  }

  /** Whether the data lies behind the flatbuffer. */
  boolean isExternal(int buffer) {
    // An offset of 1 stands for "none" as well: writers put it there to reserve the field.
    return Long.compareUnsigned(root.element(MODEL_BUFFERS, buffer).unsignedLong(BUFFER_OFFSET), 1)
        > 0;
  }

  /**
   * The data; empty when there is none.
   *
   * @throws IndexOutOfBoundsException when it leaves the file
   */
  ByteBuffer data(int buffer) {
    if (isExternal(buffer)) {
      RawTable table = root.element(MODEL_BUFFERS, buffer);
      long offset = table.unsignedLong(BUFFER_OFFSET);
      long size = table.unsignedLong(BUFFER_SIZE);
      int limit = file.capacity();
      if (offset < 0 || size < 0 || offset > limit || size > limit - offset) {
        throw new IndexOutOfBoundsException(offset);
      }
      return file.duplicate().position(0).limit(limit).slice((int) offset, (int) size);
    }
    ByteBuffer data = model.buffers(buffer).dataAsByteBuffer();
    return data == null ? ByteBuffer.allocate(0) : data;
  }
}
