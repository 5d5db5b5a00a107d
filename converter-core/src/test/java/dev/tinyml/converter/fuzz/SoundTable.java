package dev.tinyml.converter.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Wraps a block of entries into a table of LevelDB's format (its table_format.md), so that a fuzzer
 * isn't stopped by the block's checksum. Stateless.
 */
final class SoundTable {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int MASK = 0xa282ead8;

  private SoundTable() {}

  /** A table whose only block of data has these bytes. */
  static byte[] of(byte[] block) {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    byte[] data = append(table, block);
    byte[] statistics = append(table, new byte[4]);
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.writeBytes(new byte[] {0, 1, (byte) data.length, 'z'});
    index.writeBytes(data);
    index.writeBytes(new byte[4]);
    byte[] indexHandle = append(table, index.toByteArray());
    ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    footer.put(statistics).put(indexHandle);
    footer.putLong(40, MAGIC);
    table.writeBytes(footer.array());
    return table.toByteArray();
  }

  /** Appends a block with its trailer and gives the handle that points to it. */
  private static byte[] append(ByteArrayOutputStream table, byte[] block) {
    ByteArrayOutputStream handle = new ByteArrayOutputStream();
    varint(handle, table.size());
    varint(handle, block.length);
    CRC32C crc = new CRC32C();
    crc.update(block);
    crc.update(0);
    table.writeBytes(block);
    table.writeBytes(
        ByteBuffer.allocate(5)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0)
            .putInt(Integer.rotateRight((int) crc.getValue(), 15) + MASK)
            .array());
    return handle.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
