package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.graph.LayerEmitters;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.ModelReaders;
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
            new ModelReaders(List.of(new KerasModelReader()))
                .read(file, LayerEmitters.standard().types()));
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw problem(file, Files.size(file) + " bytes", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw problem(file, "it can't be read: " + e.getMessage(), e);
    }
  }

  private static ProblemException problem(Path file, String found, IOException cause) {
    return new ProblemException(
        new Problem(
            "model-file-unreadable",
            ProblemKind.ENVIRONMENT,
            "model file " + file,
            found,
            "a readable file of at most " + LARGEST + " bytes",
            "check the file"),
        cause);
  }
}
