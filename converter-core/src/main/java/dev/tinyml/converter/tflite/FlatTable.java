package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;

/**
 * Positions within a little-endian flatbuffer, for patching it in place (flatbuffers internals: a
 * table begins with the way back to its vtable, fields refer forward to what they hold).
 *
 * @param file the flatbuffer
 * @param position where the table begins
 */
record FlatTable(ByteBuffer file, int position) {

  /** The root table. */
  static FlatTable root(ByteBuffer file) {
    return new FlatTable(file, file.getInt(0));
  }

  /** Where the table's vtable begins. */
  int vtable() {
    return position - file.getInt(position);
  }

  /** Number of fields that the vtable has entries for. */
  int fields() {
    return (Short.toUnsignedInt(file.getShort(vtable())) - 2 * Short.BYTES) / Short.BYTES;
  }

  /** Bytes that the table itself takes, from its position on. */
  int size() {
    return Short.toUnsignedInt(file.getShort(vtable() + Short.BYTES));
  }

  /** Whether the table holds a value for the field. */
  boolean has(int field) {
    return offset(field) != 0;
  }

  /** Where the field's value, or the offset to it, stands. The table must have the field. */
  int slot(int field) {
    if (!has(field)) {
      throw new IllegalArgumentException("a table without field " + field);
    }
    return position + offset(field);
  }

  private int offset(int field) {
    int entry = Short.BYTES * (field + 2);
    return field < fields() ? Short.toUnsignedInt(file.getShort(vtable() + entry)) : 0;
  }

  /** Where the vector begins that the field refers to: at its length. */
  int vector(int field) {
    return target(slot(field));
  }

  /** Number of elements of such a vector; 0 when the table has none. */
  int length(int field) {
    return has(field) ? file.getInt(vector(field)) : 0;
  }

  /** The table that the field refers to. */
  FlatTable table(int field) {
    return new FlatTable(file, target(slot(field)));
  }

  /** A table out of a vector of tables. */
  FlatTable element(int field, int index) {
    return new FlatTable(file, target(vector(field) + Integer.BYTES * (index + 1)));
  }

  private int target(int slot) {
    return slot + file.getInt(slot);
  }
}
