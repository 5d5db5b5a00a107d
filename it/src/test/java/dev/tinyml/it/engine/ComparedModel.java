package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model of the test resources that there is an engine for.
 *
 * @param file where it lies
 * @param model what it holds
 * @param plan of the engine
 */
record ComparedModel(Path file, DeviceModel model, EnginePlan plan) {
  private static final Path RESOURCES = Path.of("../converter-core/src/test/resources");

  /** Damaged files: an engine of one of them that can be read says nothing. */
  private static final String DAMAGED = "malformed";

  /** All of them, sorted. */
  static List<ComparedModel> all() {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".tflite"))
          .filter(file -> !file.startsWith(RESOURCES.resolve(DAMAGED)))
          .sorted()
          .flatMap(file -> of(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ComparedModel> of(Path file) {
    try {
      ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
      DeviceModel model = new DeviceModel(bytes, new TfliteReader().read(file.toString(), bytes));
      return Optional.of(new ComparedModel(file, model, new EngineLowering().lower(model)));
    } catch (ProblemException refused) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was recorded for it. */
  Optional<RecordedModel> recorded() {
    return RecordedModel.all().stream().filter(one -> one.file().equals(file)).findFirst();
  }

  /** As in {@code zoo/gesture_mlp/int8_b1.tflite}. */
  @Override
  public String toString() {
    return RESOURCES.relativize(file).toString().replace('\\', '/');
  }
}
