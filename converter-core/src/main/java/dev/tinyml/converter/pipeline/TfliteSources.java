package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.convert.TfliteSource;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteKind;
import dev.tinyml.converter.tflite.TfliteLoader;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads TensorFlow Lite models: float ones to quantize, int8 ones to use as they are. Stateless.
 */
final class TfliteSources {
  /** More than any microcontroller has flash; float models are four times as large. */
  private static final long LARGEST = 512L << 20;

  /**
   * Reads a model.
   *
   * @throws ProblemException when it is damaged, or of a kind that can't become firmware
   */
  ModelSource load(Path file) {
    String subject = "model file " + file;
    ModelBytes bytes = new ModelBytes(read(file, subject));
    TfliteKind kind =
        new TfliteClassifier().classify(new TfliteReader().read(subject, bytes)).kind();
    TfliteLoader loader = new TfliteLoader();
    return kind == TfliteKind.INT8 || kind == TfliteKind.MIXED
        ? new QuantizedSource(loader.loadInt8(subject, bytes))
        : new TfliteSource(loader.loadFloat(subject, bytes));
  }

  private static byte[] read(Path file, String subject) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new ProblemException(
            new Problem(
                "model-file-too-large",
                ProblemKind.UNSUPPORTED,
                subject,
                size + " bytes",
                "at most " + LARGEST + " bytes",
                "check that this is the model that you mean"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "model-file-unreadable",
              ProblemKind.ENVIRONMENT,
              subject,
              "it can't be read: " + e.getMessage(),
              "a readable file",
              "check its permissions"),
          e);
    }
  }
}
