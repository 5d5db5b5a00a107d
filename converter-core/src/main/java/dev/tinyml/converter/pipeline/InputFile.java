package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An input of a conversion as its content tells it apart. A folder, as a SavedModel is, counts with
 * the names and contents of all files in it.
 *
 * @param path a file or a folder; untrusted
 */
record InputFile(Path path) {
  private static final int PIECE = 1 << 16;
  private static final int MOST_FILES = 10_000;

  /**
   * Name, size and SHA-256.
   *
   * @throws ProblemException when it can't be read
   */
  FileDigest digest() {
    try {
      if (!Files.isDirectory(path)) {
        return file(path);
      }
      StringBuilder listing = new StringBuilder();
      long size = 0;
      for (Path file : files()) {
        FileDigest digest = file(file);
        String name = path.relativize(file).toString().replace('\\', '/');
        listing.append(name).append('\0').append(digest.sha256()).append('\n');
        size += digest.size();
      }
      byte[] text = listing.toString().getBytes(StandardCharsets.UTF_8);
      return new FileDigest(name(path), size, FileDigest.sha256(text));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "input-unreadable",
              ProblemKind.CONFIGURATION,
              "file " + path,
              Files.exists(path) ? "it can't be read: " + e.getMessage() : "no such file",
              "a readable file",
              "check the path in the configuration"),
          e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
    }
  }

  /** Reads piece by piece: a file may be larger than the memory of the build. */
  private static FileDigest file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      long size = 0;
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        digest.update(piece, 0, length);
        size += length;
      }
      return new FileDigest(name(file), size, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  private static String name(Path path) {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }
}
