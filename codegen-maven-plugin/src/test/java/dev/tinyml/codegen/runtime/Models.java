package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Model files of the tests, and what a library says about them. */
final class Models {
  /** Test resources of converter-core. */
  static final Path CORE = Path.of("../converter-core/src/test/resources");

  /** Fixtures of this package. */
  static final Path OWN = Path.of("src/test/resources/fixtures/runtime");

  private Models() {}

  static TfliteModel read(Path file) {
    try {
      return new TfliteReader().read(file.toString(), new ModelBytes(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RuntimeProfile runtime(String id) {
    return RuntimeCatalogue.load().require(id);
  }

  static List<Problem> refusals(TfliteModel model, RuntimeProfile runtime) {
    return new ModelSupport()
        .refusals(model, new TfliteClassifier().classify(model), runtime).stream()
            .map(OperatorRefusal::problem)
            .toList();
  }
}
