package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the content of model files, whatever it is. Stateless. */
public final class ModelFileReader {
  /** More than any microcontroller has flash; float models are four times as large. */
  private static final long LARGEST = 512L << 20;

  /**
   * Reads a file.
   *
   * @param file untrusted
   * @throws ProblemException when it is larger than any model or can't be read
   */
  public ModelBytes read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new ProblemException(
            new Problem(
                "model-file-too-large",
                ProblemKind.UNSUPPORTED,
                subject(file),
                size + " bytes",
                "at most " + LARGEST + " bytes",
                "check that this is the model that you mean; no microcontroller has room for it"));
      }
      return new ModelBytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What to say of a file or folder that can't be read. */
  public static ProblemException unreadable(Path file, IOException e) {
    return new ProblemException(
        new Problem(
            "model-file-unreadable",
            ProblemKind.ENVIRONMENT,
            subject(file),
            "it can't be read: " + e.getClass().getSimpleName(),
            "a readable file",
            "check its permissions"),
        e);
  }

  private static String subject(Path file) {
    return "model file " + file;
  }
}
