package dev.tinyml.converter.savedmodel;

import java.util.zip.CRC32C;

/**
 * The checksum of checkpoints: CRC-32C, rotated and shifted by a constant as LevelDB's log format
 * description has it. Stateless.
 */
final class MaskedChecksum {
  private static final int MASK = 0xa282ead8;
  private static final int ROTATION = 15;

  private MaskedChecksum() {}

  static int of(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK;
  }
}
