package dev.tinyml.converter.source;

import java.nio.file.Path;
import java.util.Set;

/** Reads models of one format. Thread-safe. */
public interface ModelReader {

  /** The format that it reads. */
  ModelFormat format();

  /**
   * Reads a model; nothing is written anywhere, and no code of the model is run.
   *
   * @param file of the format above; untrusted
   * @param supportedTypes layer types that can be converted, as in {@link Layer#type}; others are
   *     refused before any weight is read
   * @throws dev.tinyml.converter.problem.ProblemException with all problems that were found when
   *     the file is damaged or holds what is not supported
   */
  default SourceModel read(Path file, Set<String> supportedTypes) {
    return read(file, supportedTypes, UnsupportedLayers.refused());
  }

  /**
   * Reads a model, if need be with layers that can't be converted.
   *
   * @param file of the format above; untrusted
   * @param supportedTypes as above
   * @param unsupported what becomes of other types and of the user's own classes
   * @throws dev.tinyml.converter.problem.ProblemException with all problems that were found when
   *     the file is damaged, or what {@code unsupported} throws
   */
  SourceModel read(Path file, Set<String> supportedTypes, UnsupportedLayers unsupported);
}
