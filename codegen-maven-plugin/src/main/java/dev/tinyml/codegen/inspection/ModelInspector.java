package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.keras.KerasH5Reader;
import dev.tinyml.converter.source.keras.KerasModelReader;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Describes model files of the formats that can be read. Stateless. */
public final class ModelInspector {
  private static final long LARGEST = 512L << 20;

  /**
   * Describes a model.
   *
   * @param file untrusted
   * @return lines for a log
   * @throws ProblemException when it is missing, damaged, or of a format that is not read
   */
  public List<String> inspect(Path file) {
    ModelFormat format = new FormatDetector().detect(file);
    if (format == ModelFormat.TFLITE) {
      ModelBytes bytes = new ModelBytes(read(file));
      return new TfliteDescription(file.getFileName().toString(), bytes.size())
          .lines(new TfliteReader().read(file.toString(), bytes));
    }
    return new SourceDescription(file.getFileName().toString())
        .lines(
            new ModelReaders(List.of(new KerasModelReader(), new KerasH5Reader()))
                .read(file, StandardLayers.types()));
  }

  private static byte[] read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new ProblemException(
            new Problem(
                "model-file-too-large",
                ProblemKind.UNSUPPORTED,
                "model file " + file,
                size + " bytes",
                "at most " + LARGEST + " bytes",
                "inspect a smaller model; one of this size fits no microcontroller"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "model-file-unreadable",
              ProblemKind.ENVIRONMENT,
              "model file " + file,
              "it can't be read: " + e.getMessage(),
              "a readable file",
              "check its permissions"),
          e);
    }
  }
}
