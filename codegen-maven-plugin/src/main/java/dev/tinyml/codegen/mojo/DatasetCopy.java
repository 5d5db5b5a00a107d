package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Copies a folder of a jar to the disk, a file at a time and only files whose content changed. The
 * jar is untrusted: it decides neither where files go nor how much is written.
 *
 * @param mostBytes that all files together may have
 */
record DatasetCopy(long mostBytes) {
  private static final int MOST_FILES = 64;
  private static final int BUFFER = 1 << 16;

  /** Room for some million windows of sensor data. */
  static final DatasetCopy STANDARD = new DatasetCopy(1L << 30);

  /**
   * Copies the files of one folder, those in its subfolders left out.
   *
   * @param jar the source
   * @param prefix the folder in the jar, with {@code /} at its end
   * @param folder made if missing
   * @throws ProblemException when there is too much
   */
  void copy(Path jar, String prefix, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(e -> e.getName().startsWith(prefix) && !e.isDirectory())
              .filter(e -> DatasetLocator.isPlainName(e.getName().substring(prefix.length())))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      if (entries.size() > MOST_FILES) {
        throw tooLarge(jar, prefix, entries.size() + " files", MOST_FILES + " files");
      }
      long left = mostBytes;
      for (ZipEntry entry : entries) {
        Path file = folder.resolve(entry.getName().substring(prefix.length()));
        left -= copy(zip, entry, file, left);
        if (left < 0) {
          throw tooLarge(jar, prefix, "more", mostBytes + " bytes unpacked");
        }
      }
    }
  }

  /** Returns how many bytes there were, more than {@code most} when the file was given up. */
  private static long copy(ZipFile zip, ZipEntry entry, Path file, long most) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      long size = 0;
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(partial)) {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
          out.write(buffer, 0, read);
          size += read;
        }
      }
      if (size <= most && !(Files.isRegularFile(file) && Files.mismatch(partial, file) < 0)) {
        Files.move(
            partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
      return size;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static ProblemException tooLarge(Path jar, String prefix, String found, String expected) {
    return new ProblemException(
        new Problem(
            "dataset-too-large",
            ProblemKind.UNSUPPORTED,
            "folder " + prefix + " in " + jar,
            found,
            "at most " + expected,
            "give fewer samples: 100 to 300 calibrate a model, some thousand verify it"));
  }
}
