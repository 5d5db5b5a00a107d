package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An open {@code .keras} zip. Entries are read into memory within limits, and nothing is ever
 * unpacked into files. Not thread-safe.
 */
final class KerasArchive implements AutoCloseable {
  private static final String REPAIR =
      "save the model again with model.save(\"model.keras\"), or copy the file again in full";

  private final Path file;
  private final ArchiveLimits limits;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  /**
   * Opens an archive and checks its directory.
   *
   * @throws ProblemException when it is not a sound zip
   */
  KerasArchive(Path file, ArchiveLimits limits) {
    this.file = file;
    this.limits = limits;
    this.zip = open();
    try {
      this.entries = directory();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * The content of an entry.
   *
   * @param limit largest size in bytes that is accepted
   * @return empty when there is no such entry
   */
  Optional<byte[]> find(String name, int limit) {
    return Optional.ofNullable(entries.get(name)).map(e -> content(e, limit));
  }

  /** The content of an entry that must be there; see {@link #find}. */
  byte[] read(String name, int limit) {
    return find(name, limit).orElseThrow(() -> new ProblemException(missing(name)));
  }

  private Problem missing(String name) {
    Optional<String> elsewhere =
        entries.keySet().stream().filter(n -> n.endsWith("/" + name)).findFirst();
    return new Problem(
        "keras-archive-entry-missing",
        ProblemKind.BROKEN_INPUT,
        subject(name),
        elsewhere.map(e -> "no such entry, but one named " + e).orElse("no such entry"),
        "config.json and model.weights.h5 at the top of the archive",
        elsewhere.isPresent()
            ? "zip the files themselves and not the folder that holds them"
            : REPAIR);
  }

  private ZipFile open() {
    try {
      long size = Files.size(file);
      if (size > limits.archiveSize()) {
        throw refuse(
            "keras-archive-size",
            "",
            size + " bytes",
            "at most " + limits.archiveSize() + " bytes: models for microcontrollers are small",
            "check that this is the model that you mean");
      }
      return new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new ProblemException(broken("", reason(e)), e);
    }
  }

  private Map<String, ZipEntry> directory() {
    if (zip.size() > limits.entryCount()) {
      throw refuse(
          "keras-archive-size",
          "",
          zip.size() + " entries",
          "at most " + limits.entryCount() + " entries; Keras writes three",
          REPAIR);
    }
    Map<String, ZipEntry> found = new LinkedHashMap<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      if (leavesArchive(entry.getName())) {
        throw refuse(
            "keras-archive-entry-name",
            entry.getName(),
            "a name that leads out of the archive",
            "names of files inside the archive",
            "don't use this file: Keras does not write such names");
      }
      if (found.put(entry.getName(), entry) != null) {
        throw refuse(
            "keras-archive-entry-duplicate",
            entry.getName(),
            "two entries of this name",
            "each name once",
            REPAIR);
      }
    }
    return found;
  }

  private static boolean leavesArchive(String name) {
    String unix = name.replace('\\', '/');
    return unix.startsWith("/")
        || unix.matches("[A-Za-z]:.*")
        || unix.indexOf('\0') >= 0
        || ("/" + unix + "/").contains("/../");
  }

  private byte[] content(ZipEntry entry, int limit) {
    checkDeclaredSize(entry, limit);
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readNBytes(limit + 1);
    } catch (IOException | IllegalArgumentException e) {
      throw new ProblemException(broken(entry.getName(), reason(e)), e);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw new ProblemException(
          broken(
              entry.getName(),
              "content of "
                  + content.length
                  + " bytes that does not match the size or checksum in the archive's directory"));
    }
    return content;
  }

  private void checkDeclaredSize(ZipEntry entry, int limit) {
    long size = entry.getSize();
    if (size < 0 || size > limit) {
      throw refuse(
          "keras-archive-size",
          entry.getName(),
          size + " bytes when unpacked",
          "at most " + limit + " bytes",
          "check that this is the model that you mean");
    }
    if (size > limits.unsuspiciousSize()
        && size > entry.getCompressedSize() * limits.compressionRatio()) {
      throw refuse(
          "keras-archive-size",
          entry.getName(),
          entry.getCompressedSize() + " bytes that unpack to " + size,
          "a compression ratio of at most " + limits.compressionRatio(),
          "don't use this file: Keras does not compress, and weights don't compress so well");
    }
  }

  private Problem broken(String entry, String found) {
    return new Problem(
        "keras-archive-broken",
        ProblemKind.BROKEN_INPUT,
        subject(entry),
        found,
        "a sound zip archive, as Keras writes it",
        REPAIR);
  }

  private ProblemException refuse(
      String id, String entry, String found, String expected, String nextStep) {
    return new ProblemException(
        new Problem(id, ProblemKind.BROKEN_INPUT, subject(entry), found, expected, nextStep));
  }

  private String subject(String entry) {
    return entry.isBlank() ? "model file " + file : "model file " + file + ", entry " + entry;
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new ProblemException(broken("", reason(e)), e);
    }
  }
}
