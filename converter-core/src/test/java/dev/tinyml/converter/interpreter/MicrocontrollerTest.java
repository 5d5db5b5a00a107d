package dev.tinyml.converter.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The microcontroller's arithmetic over the zoo, the benchmarks and single operators")
class MicrocontrollerTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/zoo"),
          Path.of("src/test/resources/tflm"),
          Path.of("src/test/resources/tflm/operators"));

  static Stream<Path> models() throws IOException {
    List<Path> models = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(f -> Files.exists(f.resolve("tflm_expected_0.npy"))).forEach(models::add);
      }
    }
    return models.stream().sorted();
  }

  @Test
  @DisplayName("is held against every model that is there")
  void count() throws IOException {
    assertThat(models()).hasSize(26 + 8 + 35);
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("gives the bytes that TensorFlow Lite Micro gave")
  void sameBytes(Path folder) throws IOException {
    DeviceModel model = model(folder);
    List<List<Int8Tensor>> expected = border(folder, "expected", model.structure().outputTensors());
    try (DeviceEngine engine = DeviceEngine.microcontroller(model)) {
      assertThat(run(engine, folder, model)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fully_connected", "lstm_1", "relu6_alone", "sum_rows"})
  @DisplayName("differs from the desktop's in these operators, so no replacement is idle")
  void desktopDiffers(String operator) throws IOException {
    Path folder = Path.of("src/test/resources/tflm/operators").resolve(operator);
    DeviceModel model = model(folder);
    List<List<Int8Tensor>> expected = border(folder, "expected", model.structure().outputTensors());
    try (DeviceEngine engine = DeviceEngine.desktop(model)) {
      assertThat(run(engine, folder, model)).isNotEqualTo(expected);
    }
  }

  private static DeviceModel model(Path folder) throws IOException {
    Path file = folder.resolve("int8_b1.tflite");
    ModelBytes bytes =
        new ModelBytes(
            Files.readAllBytes(Files.exists(file) ? file : folder.resolve("int8.tflite")));
    return new DeviceModel(bytes, new TfliteReader().read(folder.toString(), bytes));
  }

  private static List<List<Int8Tensor>> run(DeviceEngine engine, Path folder, DeviceModel model) {
    return border(folder, "input", model.structure().inputTensors()).stream()
        .map(engine::runQuantized)
        .toList();
  }

  /** The values by sample and tensor. */
  private static List<List<Int8Tensor>> border(
      Path folder, String what, List<TfliteTensor> tensors) {
    List<List<Int8Tensor>> samples = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      NpyArray array = new NpyReader().read(folder.resolve("tflm_" + what + "_" + i + ".npy"));
      Shape shape = tensors.get(i).spec().shape();
      int count = array.size() / shape.elementCount();
      assertThat(count).isGreaterThanOrEqualTo(8);
      for (int sample = 0; sample < count; sample++) {
        if (i == 0) {
          samples.add(new ArrayList<>());
        }
        byte[] values = new byte[shape.elementCount()];
        for (int j = 0; j < values.length; j++) {
          values[j] = (byte) array.floatAt(sample * values.length + j);
        }
        samples.get(sample).add(new Int8Tensor(shape, values));
      }
    }
    return samples;
  }
}
