package dev.tinyml.converter.calibration;

import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** NumPy files for tests: found beside the tests, or written element by element. */
public final class NpyFixtures {
  private NpyFixtures() {}

  /**
   * A fixture.
   *
   * @param name beside the tests, or with a slash in front among all resources
   */
  public static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(NpyFixtures.class.getResource(name), "fixture " + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] floats(String shape, float... values) {
    return npy("<f4", false, shape, values.length * 4, (i, b) -> b.putFloat(values[i]));
  }

  public static byte[] doubles(String shape, double... values) {
    return npy("<f8", false, shape, values.length * 8, (i, b) -> b.putDouble(values[i]));
  }

  public static byte[] longs(String shape, long... values) {
    return npy("<i8", false, shape, values.length * 8, (i, b) -> b.putLong(values[i]));
  }

  /**
   * A file of format 1.0.
   *
   * @param put appends the element with an index
   */
  static byte[] npy(
      String descr, boolean fortran, String shape, int bytes, BiConsumer<Integer, ByteBuffer> put) {
    String dictionary =
        "{'descr': '"
            + descr
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }\n";
    byte[] header = dictionary.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(10 + header.length + bytes);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    file.putShort((short) header.length).put(header);
    file.order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; file.hasRemaining(); i++) {
      put.accept(i, file);
    }
    return file.array();
  }

  /** A dataset with one input; what is null is left out. */
  public static DatasetFiles files(Path samples, Path labels, Path mean, Path std) {
    return new DatasetFiles(
        "test",
        List.of(samples),
        Optional.ofNullable(labels),
        Optional.ofNullable(mean),
        Optional.ofNullable(std),
        Optional.empty(),
        Optional.empty());
  }
}
