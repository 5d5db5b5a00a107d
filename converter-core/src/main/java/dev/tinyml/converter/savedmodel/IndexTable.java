package dev.tinyml.converter.savedmodel;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the table that variables.index is: LevelDB's table format (its table_format.md), blocks
 * uncompressed as TensorFlow writes them. Every block's checksum is verified. Not thread-safe.
 */
final class IndexTable {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER = 48;
  private static final int BLOCK_TRAILER = 5;

  private final byte[] file;
  private final int maxEntries;

  /** Keys are stored as differences, so a small table could describe large ones. */
  private long keyBytesLeft;

  IndexTable(byte[] file, int maxEntries) {
    this.file = file;
    this.maxEntries = maxEntries;
    this.keyBytesLeft = 8L * file.length;
  }

  /**
   * All entries in the order of their keys.
   *
   * @throws DamagedIndexException when the file isn't such a table
   */
  Map<String, byte[]> entries() throws DamagedIndexException {
    if (file.length < FOOTER) {
      throw new DamagedIndexException(file.length + " bytes, too few for a table");
    }
    ByteBuffer footer = buffer(file.length - FOOTER, FOOTER);
    if (footer.getLong(FOOTER - Long.BYTES) != MAGIC) {
      throw new DamagedIndexException("the magic number at its end is missing");
    }
    try {
      handle(footer); // the block of filters and statistics, which TensorFlow leaves empty
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (Entry block : block(handle(footer))) {
        for (Entry entry : block(handle(ByteBuffer.wrap(block.value())))) {
          if (entries.put(entry.key(), entry.value()) != null) {
            throw new DamagedIndexException("two entries for " + entry.key());
          }
          if (entries.size() > maxEntries) {
            throw new DamagedIndexException("more than " + maxEntries + " entries");
          }
        }
      }
      return entries;
    } catch (BufferUnderflowException e) {
      throw new DamagedIndexException("an entry that ends beyond its block");
    }
  }

  private record Entry(String key, byte[] value) {}

  private record Handle(long offset, long size) {}

  private static Handle handle(ByteBuffer in) throws DamagedIndexException {
    return new Handle(varint(in), varint(in));
  }

  private List<Entry> block(Handle handle) throws DamagedIndexException {
    long room = (long) file.length - FOOTER - BLOCK_TRAILER;
    if (handle.offset() < 0
        || handle.size() < Integer.BYTES
        || handle.offset() > room
        || handle.size() > room - handle.offset()) {
      throw new DamagedIndexException("a block beyond the end of the file");
    }
    int offset = (int) handle.offset();
    int size = (int) handle.size();
    ByteBuffer trailer = buffer(offset + size, BLOCK_TRAILER);
    if (trailer.get() != 0) {
      throw new DamagedIndexException("a compressed block");
    }
    if (trailer.getInt() != MaskedChecksum.of(file, offset, size + 1)) {
      throw new DamagedIndexException("a block whose checksum is wrong");
    }
    ByteBuffer block = buffer(offset, size);
    long restarts = Integer.toUnsignedLong(block.getInt(size - Integer.BYTES));
    long end = size - Integer.BYTES - restarts * Integer.BYTES;
    if (end < 0) {
      throw new DamagedIndexException("a block with more restarts than bytes");
    }
    return entries(block.limit((int) end));
  }

  private List<Entry> entries(ByteBuffer block) throws DamagedIndexException {
    List<Entry> entries = new ArrayList<>();
    byte[] key = new byte[0];
    while (block.hasRemaining()) {
      int shared = length(block, key.length);
      int added = length(block, block.remaining());
      int size = length(block, block.remaining());
      keyBytesLeft -= shared + (long) added;
      if (keyBytesLeft < 0 || entries.size() > maxEntries) {
        throw new DamagedIndexException("keys of more than 8 times the file's size");
      }
      byte[] next = new byte[shared + added];
      System.arraycopy(key, 0, next, 0, shared);
      block.get(next, shared, added);
      byte[] value = new byte[length(size, block.remaining())];
      block.get(value);
      key = next;
      entries.add(new Entry(new String(key, StandardCharsets.UTF_8), value));
    }
    return entries;
  }

  private static int length(ByteBuffer in, int most) throws DamagedIndexException {
    return length(varint(in), most);
  }

  private static int length(long value, int most) throws DamagedIndexException {
    if (value < 0 || value > most) {
      throw new DamagedIndexException("an entry that ends beyond its block");
    }
    return (int) value;
  }

  private static long varint(ByteBuffer in) throws DamagedIndexException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedIndexException("a number of more than 64 bits");
  }

  private ByteBuffer buffer(int offset, int length) {
    return ByteBuffer.wrap(file, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
