package dev.tinyml.codegen.sketch;

import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs trees into zip archives whose bytes depend on nothing but the tree and a given time:
 * entries are sorted, all have that time in UTC, there are no folders, permissions or comments, and
 * nothing is compressed, as each version of zlib does that in another way. Stateless.
 */
public final class SketchArchive {
  /** The first and the last moment that a zip's own time field can hold. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final LocalDateTime LATEST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

  /**
   * Packs a sketch.
   *
   * @param tree its files
   * @param folder all files lie in it; Arduino wants it named like the sketch
   * @param time of the entries, normally {@code project.build.outputTimestamp}; moved into the
   *     range of the format, 1980 to 2107
   * @return the archive's bytes
   */
  public byte[] pack(GeneratedTree tree, String folder, Instant time) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (GeneratedFile file : tree.in(folder).files()) {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setTimeLocal(inRange(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
        byte[] content = file.toBytes();
        entry.setSize(content.length);
        entry.setCrc(crc32(content));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long crc32(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  private static LocalDateTime inRange(LocalDateTime time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }
}
