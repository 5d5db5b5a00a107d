package dev.tinyml.converter.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Samples for a model with six inputs. */
final class SoundSamples {
  private SoundSamples() {}

  /** A NumPy file of ten samples of six values, 0 to 59. */
  static byte[] tenOfSix() {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (10, 6), }\n"
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(10 + header.length + 240).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    file.putShort((short) header.length).put(header);
    for (int i = 0; i < 60; i++) {
      file.putFloat(i);
    }
    return file.array();
  }
}
