package dev.tinyml.converter.source;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the reader by a file's content. Immutable and thread-safe. */
public final class ModelReaders {
  private final FormatDetector detector = new FormatDetector();
  private final List<ModelReader> readers;

  /**
   * @param readers at most one per format
   */
  public ModelReaders(List<ModelReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Reads a model of any format that there is a reader for.
   *
   * @param file the model; untrusted
   * @param supportedTypes layer types that can be converted, as in {@link Layer#type}
   * @throws ProblemException as {@link ModelReader#read} does, and when the file is missing or no
   *     reader knows its format
   */
  public SourceModel read(Path file, Set<String> supportedTypes) {
    return readerOf(file).read(file, supportedTypes);
  }

  /**
   * Reads a model, if need be with layers that can't be converted.
   *
   * @param file the model; untrusted
   * @param supportedTypes as above
   * @param unsupported what becomes of other types and of the user's own classes
   * @throws ProblemException as above, but for what {@code unsupported} tolerates
   */
  public SourceModel read(Path file, Set<String> supportedTypes, UnsupportedLayers unsupported) {
    return readerOf(file).read(file, supportedTypes, unsupported);
  }

  private ModelReader readerOf(Path file) {
    ModelFormat format = detector.detect(file);
    return readers.stream()
        .filter(r -> r.format() == format)
        .findFirst()
        .orElseThrow(() -> unsupported(file, format));
  }

  private ProblemException unsupported(Path file, ModelFormat format) {
    String readable =
        readers.stream().map(r -> r.format().description()).collect(Collectors.joining(", or "));
    return new ProblemException(
        new Problem(
            "model-format-unsupported",
            ProblemKind.UNSUPPORTED,
            "model file " + file,
            format.description(),
            readable.isEmpty() ? "a format with a reader" : readable,
            "save the Keras model itself with model.save(\"model.keras\")"));
  }
}
