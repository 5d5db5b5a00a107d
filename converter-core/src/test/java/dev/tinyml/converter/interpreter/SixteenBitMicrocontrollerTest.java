package dev.tinyml.converter.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
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

@DisplayName("The microcontroller's arithmetic with int16 activations")
class SixteenBitMicrocontrollerTest {
  private static final Path SCHEMES = Path.of("src/test/resources/schemes");
  private static final Path ZOO = Path.of("src/test/resources/zoo");
  private static final String ANSWERS = "int16x8_tflm.npy";

  static List<String> models() throws IOException {
    try (Stream<Path> folders = Files.list(SCHEMES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(ANSWERS)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("is held against every model that is there")
  void count() throws IOException {
    assertThat(models()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("gives the numbers that TensorFlow Lite Micro gave")
  void sameNumbers(String name) throws IOException {
    try (DeviceEngine engine = DeviceEngine.microcontroller(model(name))) {
      assertThat(answers(engine, name)).isEqualTo(expected(name));
    }
  }

  @Test
  @DisplayName("differs from the desktop's in FULLY_CONNECTED, so the replacement is not idle")
  void desktopDiffers() throws IOException {
    try (DeviceEngine engine = DeviceEngine.desktop(model("fc_autoencoder"))) {
      assertThat(answers(engine, "fc_autoencoder")).isNotEqualTo(expected("fc_autoencoder"));
    }
  }

  private static DeviceModel model(String name) throws IOException {
    Path file = SCHEMES.resolve(name).resolve("int16x8.tflite");
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
    return new DeviceModel(bytes, new TfliteReader().read(name, bytes));
  }

  private static List<Integer> answers(DeviceEngine engine, String name) {
    NpyArray inputs = new NpyReader().read(ZOO.resolve(name).resolve("input.npy"));
    int size = inputs.size() / inputs.shape().dimension(0);
    int samples = new NpyReader().read(SCHEMES.resolve(name).resolve(ANSWERS)).shape().dimension(0);
    List<Integer> answers = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = inputs.floatAt(sample * size + i);
      }
      StoredValues output =
          engine.record(List.of(new FloatTensor(Shape.of(size), values))).outputs().get(0);
      answers.addAll(((StoredValues.Integers) output).values());
    }
    return answers;
  }

  private static List<Integer> expected(String name) {
    NpyArray array = new NpyReader().read(SCHEMES.resolve(name).resolve(ANSWERS));
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      numbers.add((int) array.floatAt(i));
    }
    return numbers;
  }
}
