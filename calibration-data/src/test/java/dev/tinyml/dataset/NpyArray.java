package dev.tinyml.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A numpy array file of format version 1.0, as described by {@code numpy.lib.format}.
 *
 * @param dtype numpy's type string: {@code <f4} or {@code <i8}
 * @param shape the dimensions, outermost first
 * @param data the elements in C order, little-endian, from position 0
 */
record NpyArray(String dtype, List<Integer> shape, ByteBuffer data) {
  private static final int PREAMBLE = 10;
  private static final byte[] MAGIC_AND_VERSION = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([\\d, ]+)\\), \\}\\s*");

  static NpyArray parse(byte[] file) {
    if (!Arrays.equals(MAGIC_AND_VERSION, Arrays.copyOf(file, MAGIC_AND_VERSION.length))) {
      throw new AssertionError("not an .npy file of version 1.0");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = Short.toUnsignedInt(bytes.getShort(MAGIC_AND_VERSION.length));
    String header = new String(file, PREAMBLE, headerLength, StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new AssertionError("unexpected header: " + header);
    }
    List<Integer> shape =
        Arrays.stream(matcher.group(2).split(",")).map(s -> Integer.valueOf(s.strip())).toList();
    int start = PREAMBLE + headerLength;
    ByteBuffer data = bytes.slice(start, file.length - start).order(ByteOrder.LITTLE_ENDIAN);
    return new NpyArray(matcher.group(1), shape, data);
  }

  float[] floats() {
    float[] values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  long[] longs() {
    long[] values = new long[data.remaining() / Long.BYTES];
    data.asLongBuffer().get(values);
    return values;
  }
}
