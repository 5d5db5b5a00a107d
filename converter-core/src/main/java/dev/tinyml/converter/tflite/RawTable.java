package dev.tinyml.converter.tflite;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A flatbuffer table by field numbers, for fields newer than the schema's classes. */
final class RawTable extends Table {

  private RawTable(ByteBuffer file, int position) {
    __reset(position, file);
  }

  /** The root table of a file. */
  static RawTable root(ByteBuffer file) {
    ByteBuffer ordered = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return new RawTable(ordered, ordered.getInt(0));
  }

  /** A table out of a vector of tables. */
  RawTable element(int field, int index) {
    int offset = __offset(entry(field));
    if (offset == 0 || index < 0 || index >= __vector_len(offset)) {
      throw new IndexOutOfBoundsException(index);
    }
    return new RawTable(bb, __indirect(__vector(offset) + Integer.BYTES * index));
  }

  /** An unsigned 64-bit number; 0 when it is left out. */
  long unsignedLong(int field) {
    int offset = __offset(entry(field));
    return offset == 0 ? 0 : bb.getLong(bb_pos + offset);
  }

  /** Where the field's offset stands in the vtable, behind the two sizes. */
  private static int entry(int field) {
    return Short.BYTES * (field + 2);
  }
}
