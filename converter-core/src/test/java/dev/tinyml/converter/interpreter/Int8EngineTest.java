package dev.tinyml.converter.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the engine against bytes that TensorFlow Lite Micro gave. */
class Int8EngineTest {
  private static final Path FOLDER = Path.of("src/test/resources/tflm");

  @ParameterizedTest
  @DisplayName("the microcontroller's arithmetic is TensorFlow Lite Micro's to the bit")
  @ValueSource(strings = {"gesture", "gesture_ptfc", "conv1d", "resnet8", "resnet8_ptfc"})
  void microcontroller(String name) throws IOException {
    Int8TfliteModel model = model(name);
    try (Int8Engine engine = Int8Engine.microcontroller(model)) {
      assertThat(run(engine, inputs(name, model))).isEqualTo(expected(name, model));
    }
  }

  @Test
  @DisplayName("the desktop rounds FULLY_CONNECTED otherwise, so the replacement is not idle")
  void desktopDiffers() throws IOException {
    Int8TfliteModel model = model("resnet8");
    try (Int8Engine engine = Int8Engine.desktop(model)) {
      assertThat(run(engine, inputs("resnet8", model))).isNotEqualTo(expected("resnet8", model));
    }
  }

  private static List<Int8Tensor> run(Int8Engine engine, List<Int8Tensor> inputs) {
    return inputs.stream().map(input -> engine.runQuantized(List.of(input)).get(0)).toList();
  }

  private static Int8TfliteModel model(String name) throws IOException {
    ModelBytes bytes =
        new ModelBytes(Files.readAllBytes(FOLDER.resolve(name).resolve("int8.tflite")));
    return new Int8TfliteModel(bytes, new TfliteReader().read(name, bytes));
  }

  private static List<Int8Tensor> inputs(String name, Int8TfliteModel model) {
    return rows(name, "tflm_input_0.npy", model.structure().inputTensors().get(0).spec().shape());
  }

  private static List<Int8Tensor> expected(String name, Int8TfliteModel model) {
    return rows(
        name, "tflm_expected_0.npy", model.structure().outputTensors().get(0).spec().shape());
  }

  private static List<Int8Tensor> rows(String name, String file, Shape shape) {
    NpyArray array = new NpyReader().read(FOLDER.resolve(name).resolve(file));
    List<Int8Tensor> rows = new ArrayList<>();
    int size = shape.elementCount();
    for (int row = 0; row < array.size() / size; row++) {
      byte[] values = new byte[size];
      for (int i = 0; i < size; i++) {
        values[i] = (byte) array.floatAt(row * size + i);
      }
      rows.add(new Int8Tensor(shape, values));
    }
    assertThat(rows).hasSize(8);
    return rows;
  }
}
