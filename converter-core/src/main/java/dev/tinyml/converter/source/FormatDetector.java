package dev.tinyml.converter.source;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells a model's format by its first bytes, never by its name: Keras 2.12 writes HDF5 under names
 * that end in .keras. Stateless and thread-safe.
 */
public final class FormatDetector {
  private static final int HEAD = 8;
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] TFLITE = "TFL3".getBytes(StandardCharsets.US_ASCII);

  /** Length of the end record of a zip, which stands at the end even when junk precedes the zip. */
  private static final int ZIP_END = 22;

  /**
   * The format of a model.
   *
   * @param file a file, or a folder for a SavedModel
   * @throws ProblemException when it is missing, unreadable, empty, or of no format that is known
   */
  public ModelFormat detect(Path file) {
    if (Files.isDirectory(file)) {
      if (Files.exists(file.resolve("saved_model.pb"))) {
        return ModelFormat.SAVED_MODEL;
      }
      throw refuse(file, "model-format-unknown", "a folder without saved_model.pb");
    }
    if (!Files.exists(file)) {
      throw new ProblemException(
          new Problem(
              "model-file-missing",
              ProblemKind.CONFIGURATION,
              "model file " + file,
              "no such file",
              "a .keras, .h5 or .tflite file, or the folder of a SavedModel",
              "check the path of the model in the configuration"));
    }
    byte[] head = head(file);
    if (head.length == 0) {
      throw refuse(file, "model-file-empty", "an empty file");
    }
    if (startsWith(head, 0, HDF5)) {
      return ModelFormat.HDF5;
    }
    if (startsWith(head, 4, TFLITE)) {
      return ModelFormat.TFLITE;
    }
    if (startsWith(head, 0, ZIP) || endsLikeZip(file)) {
      return ModelFormat.KERAS_V3;
    }
    throw refuse(
        file,
        "model-format-unknown",
        (head.length < HEAD ? "a file of " + head.length + " bytes: " : "a file that begins with ")
            + "the bytes "
            + HexFormat.ofDelimiter(" ").formatHex(head)
            + otherTflite(head));
  }

  private static String otherTflite(byte[] head) {
    boolean other = startsWith(head, 4, new byte[] {'T', 'F', 'L'});
    return other
        ? ", TensorFlow Lite's identifier " + new String(head, 4, 4, StandardCharsets.ISO_8859_1)
        : "";
  }

  private static ProblemException refuse(Path file, String id, String found) {
    return new ProblemException(
        new Problem(
            id,
            ProblemKind.BROKEN_INPUT,
            "model file " + file,
            found,
            "a .keras archive, which begins with PK, an HDF5 file, which begins with 89 48 44 46, a"
                + " TensorFlow Lite file with TFL3 at byte 4, or the folder of a SavedModel",
            "save the model again with model.save(\"model.keras\"), or copy it again in full"));
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static boolean endsLikeZip(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long position = channel.size() - ZIP_END;
      if (position < 0) {
        return false;
      }
      ByteBuffer end = ByteBuffer.allocate(4);
      channel.position(position).read(end);
      return Arrays.equals(end.array(), new byte[] {'P', 'K', 5, 6});
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ProblemException unreadable(Path file, IOException cause) {
    return new ProblemException(
        new Problem(
            "model-file-unreadable",
            ProblemKind.ENVIRONMENT,
            "model file " + file,
            "reading failed: " + cause.getClass().getSimpleName(),
            "a readable file",
            "check the file's permissions and the disk it lies on"),
        cause);
  }

  private static boolean startsWith(byte[] head, int offset, byte[] magic) {
    int end = offset + magic.length;
    return head.length >= end && Arrays.equals(head, offset, end, magic, 0, magic.length);
  }
}
