package dev.tinyml.converter.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values come from TensorFlow's own interpreter; see the fixtures' INDEX.md. */
@DisplayName("Engines")
class EnginesOfEveryKindTest {
  private static final Path FOLDER = Path.of("src/test/resources/tflite");

  private static ModelBytes bytes(String name) throws IOException {
    return new ModelBytes(Files.readAllBytes(FOLDER.resolve(name + ".tflite")));
  }

  private static FloatTfliteModel floatModel(String name) throws IOException {
    return new FloatTfliteModel(bytes(name), new TfliteReader().read(name, bytes(name)));
  }

  private static DeviceModel deviceModel(String name) throws IOException {
    return new DeviceModel(bytes(name), new TfliteReader().read(name, bytes(name)));
  }

  private static FloatTensor row(NpyArray array, int row, Shape shape) {
    float[] values = new float[shape.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.floatAt(row * values.length + i);
    }
    return new FloatTensor(shape, values);
  }

  private static void check(String name, InferenceEngine engine, Shape input, float tolerance) {
    Path runs = FOLDER.resolve("kinds/runs");
    NpyArray inputs = new NpyReader().read(runs.resolve(name + "_input.npy"));
    NpyArray expected = new NpyReader().read(runs.resolve(name + "_expected.npy"));
    for (int run = 0; run < 4; run++) {
      FloatTensor found = engine.run(List.of(row(inputs, run, input))).get(0);
      assertThat(found.size() * 4).isEqualTo(expected.size());
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i))
            .as("run %d, value %d", run, i)
            .isCloseTo(expected.floatAt(run * found.size() + i), within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @DisplayName("run float models with loops, branches, resources, token and boolean inputs")
  @ValueSource(strings = {"float", "open_batch", "while", "if", "call_once", "tokens", "flags"})
  void floats(String name) throws IOException {
    FloatTfliteModel model = floatModel("kinds/" + name);
    try (FloatEngine engine = new FloatEngine(model)) {
      check(name, engine, model.structure().inputTensors().get(0).spec().shape(), 1e-6f);
    }
  }

  @ParameterizedTest
  @DisplayName("run int8 models with float and uint8 borders and with float operators between")
  @ValueSource(strings = {"int8", "int8_float_borders", "uint8_borders", "mixed"})
  void int8(String name) throws IOException {
    DeviceModel model = deviceModel("kinds/" + name);
    try (DeviceEngine engine = DeviceEngine.desktop(model)) {
      check(name, engine, model.structure().inputTensors().get(0).spec().shape(), 0);
    }
  }

  @Test
  @DisplayName("keep a state between runs only when told to")
  void state() throws IOException {
    FloatTfliteModel model = floatModel("lstm_float");
    FloatTensor sample =
        new FloatTensor(
            model.structure().inputTensors().get(0).spec().shape(),
            values(model.structure().inputTensors().get(0).spec().shape().elementCount()));
    try (FloatEngine fresh = new FloatEngine(model);
        FloatEngine kept = new FloatEngine(model, Optional.empty(), StateBetweenRuns.KEEP)) {
      FloatTensor first = fresh.run(List.of(sample)).get(0);
      assertThat(fresh.run(List.of(sample)).get(0)).isEqualTo(first);
      assertThat(kept.run(List.of(sample)).get(0)).isEqualTo(first);
      assertThat(kept.run(List.of(sample)).get(0)).isNotEqualTo(first);
    }
  }

  private static float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(i);
    }
    return values;
  }

  @Test
  @DisplayName("give the same for the same sample in an int8 LSTM, whatever ran before")
  void int8State() throws IOException {
    DeviceModel model = deviceModel("lstm_int8");
    Shape shape = model.structure().inputTensors().get(0).spec().shape();
    FloatTensor sample = new FloatTensor(shape, values(shape.elementCount()));
    FloatTensor other = new FloatTensor(shape, new float[shape.elementCount()]);
    List<InferenceEngine> engines =
        List.of(DeviceEngine.desktop(model), DeviceEngine.microcontroller(model));
    for (InferenceEngine engine : engines) {
      try (engine) {
        FloatTensor first = engine.run(List.of(sample)).get(0);
        engine.run(List.of(other));
        assertThat(engine.run(List.of(sample)).get(0)).isEqualTo(first);
      }
    }
  }

  @Test
  @DisplayName("refuse a token that is no whole number, and one that int32 can't hold")
  void exact() throws IOException {
    try (FloatEngine engine = new FloatEngine(floatModel("kinds/tokens"))) {
      for (float bad : new float[] {0.5f, Float.NaN, 3e9f, Float.POSITIVE_INFINITY}) {
        FloatTensor tokens = new FloatTensor(Shape.of(1, 5), new float[] {1, 2, bad, 4, 5});
        Problem problem =
            catchThrowableOfType(ProblemException.class, () -> engine.run(List.of(tokens)))
                .problems()
                .get(0);
        assertThat(problem.id()).isEqualTo("input-not-exact");
        assertThat(problem.found()).contains(String.valueOf(bad));
        assertThat(problem.expected()).contains("INT32");
      }
    }
    try (FloatEngine engine = new FloatEngine(floatModel("kinds/flags"))) {
      FloatTensor two = new FloatTensor(Shape.of(1, 5), new float[] {0, 1, 2, 0, 1});
      assertThatThrownBy(() -> engine.run(List.of(two))).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  @DisplayName("refuse custom operators by name, before native code sees them")
  void custom() throws IOException {
    DeviceModel model = deviceModel("../malformed/tflite/custom_op");
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> DeviceEngine.microcontroller(model))
            .problems()
            .get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("custom operator EvilOp");
    FloatTfliteModel same = new FloatTfliteModel(model.bytes(), model.structure());
    assertThatThrownBy(() -> new FloatEngine(same)).hasMessageContaining("EvilOp");
  }

  @ParameterizedTest
  @DisplayName("refuse sparse weights and weights behind the flatbuffer by name")
  @ValueSource(strings = {"sparse", "external_buffer"})
  void obstacles(String name) throws IOException {
    FloatTfliteModel model = floatModel("kinds/" + name);
    assertThatThrownBy(() -> new FloatEngine(model))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(name.startsWith("sparse") ? "DENSIFY" : "behind the end");
  }

  @Test
  @DisplayName("refuse for microcontrollers a file whose sizes aren't those of the run")
  void sizes() throws IOException {
    DeviceModel model = deviceModel("kinds/open_batch_multiplied");
    Shape shape = model.structure().inputTensors().get(0).spec().shape();
    Int8Tensor zeros = new Int8Tensor(shape, new byte[shape.elementCount()]);
    try (DeviceEngine engine = DeviceEngine.microcontroller(model)) {
      Problem problem =
          catchThrowableOfType(ProblemException.class, () -> engine.runQuantized(List.of(zeros)))
              .problems()
              .get(0);
      assertThat(problem.id()).isEqualTo("tflite-size-differs");
      assertThat(problem.nextStep()).contains("batch of 1");
    }
  }

  @Test
  @DisplayName("take as many inputs as the model has, of its sizes")
  void inputs() throws IOException {
    try (FloatEngine engine = new FloatEngine(floatModel("kinds/float"))) {
      FloatTensor sample = new FloatTensor(Shape.of(40), new float[40]);
      assertThat(engine.run(List.of(sample))).hasSize(1);
      List<List<FloatTensor>> wrong = new ArrayList<>();
      wrong.add(List.of());
      wrong.add(List.of(sample, sample));
      wrong.add(List.of(new FloatTensor(Shape.of(3), new float[3])));
      for (List<FloatTensor> inputs : wrong) {
        assertThatThrownBy(() -> engine.run(inputs)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
