package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorflow.lite.schema.Model;

/**
 * Finds the data of a model file's buffers: within the flatbuffer, or behind it where the file was
 * too large for one. Views share the file's memory. One per file.
 */
final class BufferReader {
  private static final int BUFFER_SIZE = 2;

  private final ByteBuffer file;
  private final Model model;
  private final FlatTable root;

  BufferReader(ByteBuffer file, Model model) {
    this.file = file;
    this.model = model;
    root = FlatTable.root(file.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  int count() {
    return model.buffersLength();
  }

  /** Whether the data lies behind the flatbuffer. */
  boolean isExternal(int buffer) {
    // An offset of 1 stands for "none" as well: writers put it there to reserve the field.
    return Long.compareUnsigned(number(buffer, Schema.BUFFER_OFFSET), 1) > 0;
  }

  /** An unsigned field of a buffer's table; 0 when it is left out. */
  private long number(int buffer, int field) {
    FlatTable table = root.element(Schema.MODEL_BUFFERS, buffer);
    return table.has(field) ? table.file().getLong(table.slot(field)) : 0;
  }

  /**
   * The data; empty when there is none.
   *
   * @throws IndexOutOfBoundsException when it leaves the file
   */
  ByteBuffer data(int buffer) {
    if (isExternal(buffer)) {
      long offset = number(buffer, Schema.BUFFER_OFFSET);
      long size = number(buffer, BUFFER_SIZE);
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
