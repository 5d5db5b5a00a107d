package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * New tables and vectors in front of an existing flatbuffer. References in a flatbuffer run
 * forward, so what stands in front may refer to everything that was there before, and nothing of
 * the old content has to be moved apart or rewritten. Whatever refers is written before what it
 * refers to.
 */
final class FrontBlock {
  private static final int HEADER = 8;

  /** Tables are aligned for their largest field; 64-bit numbers are the largest. */
  private static final int TABLE_ALIGNMENT = Long.BYTES;

  /** The schema's largest tables have 14 fields; unknown ones behind them are left out. */
  private static final int MOST_FIELDS = 16;

  private static final int LARGEST_TABLE = MOST_FIELDS * Long.BYTES;

  private final ByteBuffer block;
  private final int shift;

  /**
   * @param capacity bytes of the block with the header, at most
   * @param shift by how much the old content will move
   */
  FrontBlock(int capacity, int shift) {
    block = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    block.position(HEADER);
    this.shift = shift;
  }

  /** The bytes written so far, the file's header left blank. */
  ByteBuffer bytes() {
    return block.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }

  /**
   * Copies a table of the old content.
   *
   * @param old the table
   * @param references the fields that refer to tables, vectors and strings; these keep their
   *     targets
   * @param renewed fields that get an empty slot instead of what they held; {@link #refer} fills it
   * @return the copy
   * @throws dev.tinyml.converter.problem.ProblemException when the table is larger than any of the
   *     schema's
   */
  FlatTable copy(FlatTable old, Set<Integer> references, Set<Integer> renewed) {
    if (old.size() > LARGEST_TABLE) {
      throw new ProblemException(
          TfliteReader.damaged("the float model", "a table of " + old.size() + " bytes"));
    }
    int fields = Math.min(old.fields(), MOST_FIELDS);
    for (int field : renewed) {
      fields = Math.max(fields, field + 1);
    }
    int inline = (int) RangeWriter.align(old.size(), Integer.BYTES);
    int vtable = block.position();
    int position = vtable + Short.BYTES * (fields + 2);
    position += Math.floorMod(old.position() - position, TABLE_ALIGNMENT);
    block.put(position, old.file(), old.position(), old.size());
    block.putShort(vtable, (short) (Short.BYTES * (fields + 2)));
    block.putShort(vtable + Short.BYTES, (short) (inline + Integer.BYTES * renewed.size()));
    block.putInt(position, position - vtable);
    int end = position + inline;
    for (int field = 0; field < fields; field++) {
      int offset = old.has(field) ? old.slot(field) - old.position() : 0;
      if (renewed.contains(field)) {
        offset = end - position;
        end += Integer.BYTES;
      } else if (offset != 0 && references.contains(field)) {
        int slot = position + offset;
        block.putInt(slot, old.vector(field) + shift - slot);
      }
      block.putShort(vtable + Short.BYTES * (field + 2), (short) offset);
    }
    block.position(end);
    return new FlatTable(block, position);
  }

  /** Adds a table whose only fields are references, yet to be filled. */
  FlatTable table(Set<Integer> references) {
    int fields = references.stream().mapToInt(field -> field + 1).max().orElse(0);
    int vtable = block.position();
    int position = (int) RangeWriter.align(vtable + Short.BYTES * (fields + 2), Integer.BYTES);
    int end = position + Integer.BYTES;
    block.putShort(vtable, (short) (Short.BYTES * (fields + 2)));
    for (int field = 0; field < fields; field++) {
      if (references.contains(field)) {
        block.putShort(vtable + Short.BYTES * (field + 2), (short) (end - position));
        end += Integer.BYTES;
      }
    }
    block.putShort(vtable + Short.BYTES, (short) (end - position));
    block.putInt(position, position - vtable);
    block.position(end);
    return new FlatTable(block, position);
  }

  /**
   * Adds a vector of 32-bit numbers or references.
   *
   * @return where it begins; its elements follow behind the length
   */
  int vector(int... elements) {
    int position = block.position();
    block.putInt(elements.length);
    for (int element : elements) {
      block.putInt(element);
    }
    return position;
  }

  /** Turns a slot of this block to something that stands behind it in this block. */
  void refer(int slot, int target) {
    block.putInt(slot, target - slot);
  }

  /** Turns a slot of this block to a table of the old content. */
  void referToOld(int slot, FlatTable target) {
    refer(slot, target.position() + shift);
  }
}
