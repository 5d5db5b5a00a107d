package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.tensor.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What a board prints over the outputs that it computed for its golden vectors, so that two boards,
 * or a board and the build, can be compared by a word: CRC-32 (of IEEE 802.3, as in zip files) over
 * all output values in order, each in little-endian bytes as the tensor holds it.
 *
 * @param crc32 8 lower-case hex digits
 */
public record GoldenDigest(String crc32) {

  /**
   * The digest that a board must print when it computes what it must.
   *
   * @param type of the output
   * @param vectors that the sketch has
   */
  static GoldenDigest of(ElementType type, List<GoldenVector> vectors) {
    CRC32 crc = new CRC32();
    for (GoldenVector vector : vectors) {
      crc.update(bytes(type, vector.outputs().get(0)));
    }
    return new GoldenDigest(String.format(Locale.ROOT, "%08x", crc.getValue()));
  }

  private static byte[] bytes(ElementType type, GoldenValues values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(type.bytes(values.size())))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (values instanceof GoldenValues.Floats floats) {
      floats.values().forEach(buffer::putFloat);
    } else if (type == ElementType.INT16) {
      values.integers().forEach(value -> buffer.putShort(value.shortValue()));
    } else {
      values.integers().forEach(value -> buffer.put(value.byteValue()));
    }
    return buffer.array();
  }
}
