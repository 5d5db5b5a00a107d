package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model of the test resources that there is an engine for.
 *
 * @param name as in {@code zoo/gesture_mlp/int8_b1.tflite}
 * @param model what it holds
 * @param plan of the engine
 * @param recordedInputs values of each input, one sample after the other; empty when nothing is
 *     recorded for it
 */
record ComparedModel(
    String name, DeviceModel model, EnginePlan plan, List<NpyArray> recordedInputs) {
  private static final List<Path> RESOURCES =
      Stream.of("../converter-core", "../codegen-maven-plugin", ".")
          .map(module -> Path.of(module, "src", "test", "resources"))
          .toList();

  /** Models of one operator with random shapes and attributes. */
  private static final Path OPERATORS = Path.of("src/test/resources/engine/operators.zip");

  /** Of a folder's models the one that inputs were recorded for: the first of these. */
  private static final List<String> RECORDED =
      List.of("int8_b1.tflite", "int8.tflite", "model.tflite");

  /** Damaged files: an engine of one of them that can be read says nothing. */
  private static final String DAMAGED = "malformed";

  /** Copies the list. */
  ComparedModel {
    recordedInputs = List.copyOf(recordedInputs);
  }

  /** All of them, sorted. */
  static List<ComparedModel> all() {
    try (FileSystem archive = FileSystems.newFileSystem(OPERATORS)) {
      List<ComparedModel> models = new ArrayList<>();
      for (Path folder : RESOURCES) {
        models.addAll(of(folder));
      }
      models.addAll(of(archive.getPath("/")));
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a model of the converter's tests. */
  static String name(Path file) {
    return RESOURCES.get(0).relativize(file).toString().replace('\\', '/');
  }

  private static List<ComparedModel> of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tflite"))
          .filter(file -> !file.startsWith(folder.resolve(DAMAGED)))
          .sorted()
          .flatMap(file -> of(folder, file).stream())
          .toList();
    }
  }

  private static Optional<ComparedModel> of(Path folder, Path file) {
    try {
      ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
      DeviceModel model = new DeviceModel(bytes, new TfliteReader().read(file.toString(), bytes));
      EnginePlan plan = new EngineLowering().lower(model);
      String name = folder.relativize(file).toString().replace('\\', '/');
      return Optional.of(new ComparedModel(name, model, plan, inputs(file, plan)));
    } catch (ProblemException refused) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<NpyArray> inputs(Path file, EnginePlan plan) {
    Optional<String> recorded =
        RECORDED.stream().filter(name -> Files.exists(file.resolveSibling(name))).findFirst();
    if (!recorded.equals(Optional.of(file.getFileName().toString()))
        || !Files.exists(file.resolveSibling(values(0)))) {
      return List.of();
    }
    return IntStream.range(0, plan.inputs().size())
        .mapToObj(input -> new NpyReader().read(file.resolveSibling(values(input))))
        .toList();
  }

  private static String values(int input) {
    return "tflm_input_" + input + ".npy";
  }

  @Override
  public String toString() {
    return name;
  }
}
