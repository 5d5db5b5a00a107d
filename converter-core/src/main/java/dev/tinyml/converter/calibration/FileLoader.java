package dev.tinyml.converter.calibration;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files of a dataset within a limit. Stateless. */
final class FileLoader {
  private static final long MAX_SIZE = 512L << 20;

  /**
   * The content of a file.
   *
   * @param kind begins the ids of problems: {@code npy}
   * @throws ProblemException when it is missing, too large or unreadable
   */
  byte[] load(Path file, String kind) {
    if (!Files.isRegularFile(file)) {
      throw new ProblemException(
          new Problem(
              kind + "-file-missing",
              ProblemKind.CONFIGURATION,
              "file " + file,
              Files.exists(file) ? "a folder" : "no such file",
              "a file",
              "check the path in the configuration"));
    }
    try {
      long size = Files.size(file);
      if (size > MAX_SIZE) {
        throw new ProblemException(
            new Problem(
                kind + "-file-size",
                ProblemKind.UNSUPPORTED,
                "file " + file,
                size + " bytes",
                "at most " + MAX_SIZE + " bytes",
                "keep a few thousand samples: calibration needs 100 to 300 of them"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              kind + "-file-unreadable",
              ProblemKind.ENVIRONMENT,
              "file " + file,
              "reading failed: " + e.getClass().getSimpleName(),
              "a readable file",
              "check the file's permissions and the disk it lies on"),
          e);
    }
  }
}
