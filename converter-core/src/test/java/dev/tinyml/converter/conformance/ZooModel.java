package dev.tinyml.converter.conformance;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.reference.ReferenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of {@code src/test/resources/zoo}: a Keras model with Keras' own predictions, and what
 * TFLiteConverter of TensorFlow 2.21 made of it with the batch fixed to 1.
 */
record ZooModel(String name) {
  private static final Path ROOT = Path.of("src/test/resources/zoo");

  /** All models, or those that the system property {@code zoo} names, separated by commas. */
  static List<ZooModel> all() {
    String chosen = System.getProperty("zoo", "");
    if (!chosen.isBlank()) {
      return Stream.of(chosen.split(",")).map(ZooModel::new).toList();
    }
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("model.keras")))
          .map(folder -> new ZooModel(folder.getFileName().toString()))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  ReferenceModel files() {
    return new ReferenceModel(ROOT.resolve(name));
  }

  Path file(String fileName) {
    return ROOT.resolve(name).resolve(fileName);
  }

  boolean has(String fileName) {
    return Files.exists(file(fileName));
  }

  boolean isRefused() {
    return name.startsWith("refused_");
  }

  FrozenGraph graph() {
    return files().graph();
  }

  @Override
  public String toString() {
    return name;
  }
}
