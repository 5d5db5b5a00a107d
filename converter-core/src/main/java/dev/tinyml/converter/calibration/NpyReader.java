package dev.tinyml.converter.calibration;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads NumPy's file format, versions 1.0, 2.0 and 3.0, with booleans, whole numbers and
 * floating-point numbers of up to 64 bits in both byte orders. Format: numpy.lib.format ("A simple
 * format for saving numpy arrays to disk"). Immutable and thread-safe.
 */
public final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION = MAGIC.length;
  private static final int HEADER_LENGTH = VERSION + 2;
  private static final String REPAIR =
      "write the array again with numpy.save(), or copy the file again in full";

  private final FileLoader loader = new FileLoader();

  /**
   * Reads a file.
   *
   * @throws ProblemException when it is missing, damaged, or of a type that is not read
   */
  public NpyArray read(Path file) {
    return parse("file " + file, loader.load(file, "npy"));
  }

  /**
   * Reads the content of a file.
   *
   * @param subject what to call it in messages
   * @param content the whole file; kept without a copy, and not to be changed later
   */
  NpyArray parse(String subject, byte[] content) {
    int headerStart = headerStart(subject, content);
    int dataStart = headerStart + headerLength(subject, content, headerStart);
    NpyHeader header;
    try {
      String text =
          new String(content, headerStart, dataStart - headerStart, charset(content[VERSION]));
      header = new NpyHeaderParser(text).parse();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          broken(
              "npy-header",
              subject,
              e.getMessage(),
              "a header with descr, fortran_order and shape"),
          e);
    }
    NpyType type = type(subject, header.descr());
    Shape shape = shape(subject, header, type, content.length - dataStart);
    ByteBuffer data = ByteBuffer.wrap(content, dataStart, content.length - dataStart).slice();
    if (header.fortranOrder() && shape.rank() > 1) {
      data = rowMajor(data, shape.toArray(), type.size());
    }
    data.order(header.descr().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new NpyArray(header.descr(), type, shape, data);
  }

  private static int headerStart(String subject, byte[] content) {
    if (content.length == 0) {
      throw refuse("npy-magic", subject, "an empty file", "a NumPy file");
    }
    int compared = Math.min(MAGIC.length, content.length);
    if (!Arrays.equals(content, 0, compared, MAGIC, 0, compared)) {
      throw refuse(
          "npy-magic", subject, "a file that does not begin with \\x93NUMPY", "a NumPy file");
    }
    if (content.length < HEADER_LENGTH + 4) {
      throw refuse("npy-truncated", subject, content.length + " bytes", "a NumPy file in full");
    }
    int major = content[VERSION];
    int minor = content[VERSION + 1];
    if (major < 1 || major > 3 || minor != 0) {
      throw new ProblemException(
          new Problem(
              "npy-version",
              ProblemKind.UNSUPPORTED,
              subject,
              "format version " + Byte.toUnsignedInt(content[VERSION]) + "." + minor,
              "format version 1.0, 2.0 or 3.0",
              REPAIR));
    }
    return HEADER_LENGTH + (major == 1 ? 2 : 4);
  }

  private static int headerLength(String subject, byte[] content, int headerStart) {
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        headerStart == HEADER_LENGTH + 2
            ? Short.toUnsignedLong(buffer.getShort(HEADER_LENGTH))
            : Integer.toUnsignedLong(buffer.getInt(HEADER_LENGTH));
    if (length > content.length - headerStart) {
      throw refuse(
          "npy-truncated",
          subject,
          "a header of " + length + " bytes in a file of " + content.length,
          "a NumPy file in full");
    }
    return (int) length;
  }

  private static Charset charset(byte version) {
    return version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }

  private static NpyType type(String subject, String descr) {
    boolean single = descr.startsWith("|");
    boolean ordered = descr.startsWith("<") || descr.startsWith(">");
    return NpyType.of(single || ordered ? descr.substring(1) : descr)
        .filter(t -> ordered || t.size() == 1)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "npy-dtype",
                        ProblemKind.UNSUPPORTED,
                        subject,
                        descr.isBlank() ? "an empty dtype" : "dtype " + descr,
                        "float16, float32, float64, bool, or a whole number of up to 64 bits",
                        "convert the array with astype(numpy.float32), labels with"
                            + " astype(numpy.int64), and save it again")));
  }

  private static Shape shape(String subject, NpyHeader header, NpyType type, long available) {
    long elements = 1;
    for (long dimension : header.shape()) {
      // Within the file's size no product of two int values can overflow a long.
      boolean fits = dimension <= Integer.MAX_VALUE && elements <= Integer.MAX_VALUE;
      elements = fits ? elements * dimension : Long.MAX_VALUE;
    }
    if (elements > available || elements * type.size() != available) {
      boolean more = elements <= available && elements * type.size() < available;
      throw refuse(
          more ? "npy-trailing-data" : "npy-truncated",
          subject,
          available + " bytes of data",
          "as many as the shape " + header.shape() + " of " + header.descr() + " takes");
    }
    return new Shape(header.shape().stream().map(Math::toIntExact).toList());
  }

  private static ByteBuffer rowMajor(ByteBuffer columnMajor, int[] shape, int size) {
    byte[] sorted = new byte[columnMajor.capacity()];
    int count = sorted.length / size;
    int[] index = new int[shape.length];
    for (int target = 0; target < count; target++) {
      int source = 0;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        source = source * shape[axis] + index[axis];
      }
      columnMajor.get(source * size, sorted, target * size, size);
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return ByteBuffer.wrap(sorted);
  }

  private static ProblemException refuse(String id, String subject, String found, String expected) {
    return new ProblemException(broken(id, subject, found, expected));
  }

  private static Problem broken(String id, String subject, String found, String expected) {
    return new Problem(id, ProblemKind.BROKEN_INPUT, subject, found, expected, REPAIR);
  }
}
