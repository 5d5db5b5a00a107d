package dev.tinyml.it.engine;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of the test resources with inputs, and what TensorFlow Lite Micro itself made of them.
 *
 * @param folder where the files are
 */
public record RecordedModel(Path folder) {
  private static final Path RESOURCES = Path.of("../converter-core/src/test/resources");
  private static final List<String> FOLDERS = List.of("zoo", "tflm", "tflm/operators");

  /** All of them, sorted. */
  public static List<RecordedModel> all() {
    List<RecordedModel> models = new ArrayList<>();
    for (String name : FOLDERS) {
      try (Stream<Path> folders = Files.list(RESOURCES.resolve(name))) {
        folders
            .filter(folder -> Files.exists(folder.resolve("tflm_expected_0.npy")))
            .map(RecordedModel::new)
            .forEach(models::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    models.sort(Comparator.comparing(RecordedModel::toString));
    return models;
  }

  /** The model of a name as in {@code zoo/gesture_mlp}. */
  public static RecordedModel named(String name) {
    return new RecordedModel(RESOURCES.resolve(name));
  }

  /** Where the model lies. */
  public Path file() {
    Path fixedBatch = folder.resolve("int8_b1.tflite");
    return Files.exists(fixedBatch) ? fixedBatch : folder.resolve("int8.tflite");
  }

  /** The model's file. */
  public DeviceModel model() {
    Path file = file();
    try {
      ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
      return new DeviceModel(bytes, new TfliteReader().read(file.toString(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of an input, one sample after the other. */
  public NpyArray input(int index) {
    return new NpyReader().read(folder.resolve("tflm_input_" + index + ".npy"));
  }

  /** The values of an output, one sample after the other. */
  public NpyArray expected(int index) {
    return new NpyReader().read(folder.resolve("tflm_expected_" + index + ".npy"));
  }

  /** As in {@code zoo/gesture_mlp}. */
  @Override
  public String toString() {
    return RESOURCES.relativize(folder).toString().replace('\\', '/');
  }
}
