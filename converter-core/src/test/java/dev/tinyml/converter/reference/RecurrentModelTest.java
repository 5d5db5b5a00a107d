package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two LSTM layers and a Dense layer, converted three ways: fused operators, loops, unrolled. The
 * files, Keras' predictions and TensorFlow 2.21's int8 model are described in reference/INDEX.md.
 */
@DisplayName("A recurrent model")
class RecurrentModelTest {
  private static final Path FUSED = Path.of("src/test/resources/tflite/lstm_float.tflite");
  private static final Path FUSED_INT8 = Path.of("src/test/resources/tflite/lstm_int8.tflite");
  private static final ReferenceModel STACK = ReferenceModel.of("lstm_stack");
  private static final Path LOOPS = STACK.folder().resolve("float_b1.tflite");
  private static final ReferenceModel UNROLLED = ReferenceModel.of("lstm_unrolled");
  private static final List<GraphPort> INPUT =
      List.of(new GraphPort("input", Shape.of(1, 12, 4), ElementType.FLOAT32));
  private static final List<GraphPort> OUTPUT =
      List.of(new GraphPort("output", Shape.of(1, 3), ElementType.FLOAT32));
  private static Int8Quantizer quantizer;

  @BeforeAll
  static void load() {
    quantizer = new Int8Quantizer(new TensorFlowLiteConverter(NativeTensorFlow.locate()));
  }

  private static FloatTfliteModel model(Path file) throws IOException {
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
    return new FloatTfliteModel(bytes, new TfliteReader().read(file.toString(), bytes));
  }

  private static QuantizationResult quantize(Path file, RangePolicy policy) throws IOException {
    return quantizer.quantize(
        model(file), STACK.floats("calibration", INPUT), QuantizeOptions.DEFAULT.with(policy));
  }

  @Test
  @DisplayName("starts every window from a zero state, as Keras does, unless it is to go on")
  void state() throws IOException {
    List<List<FloatTensor>> inputs = STACK.floats("input", INPUT);
    List<List<FloatTensor>> expected = STACK.floats("expected", OUTPUT);
    double largest = 0;
    try (FloatEngine engine = new FloatEngine(model(FUSED));
        FloatEngine continued =
            new FloatEngine(model(FUSED), Optional.empty(), StateBetweenRuns.KEEP)) {
      for (int s = 0; s < inputs.size(); s++) {
        FloatTensor found = engine.run(inputs.get(s)).get(0);
        FloatTensor other = continued.run(inputs.get(s)).get(0);
        for (int i = 0; i < 3; i++) {
          float keras = expected.get(s).get(0).get(i);
          assertThat(found.get(i)).isCloseTo(keras, within(1e-6f));
          largest = Math.max(largest, Math.abs(other.get(i) - keras));
        }
      }
    }
    assertThat(largest).isGreaterThan(1e-3);
  }

  @Test
  @DisplayName("of fused LSTMs becomes TFLiteConverter's int8 model, with the same results")
  void fusedAsPython() throws IOException {
    QuantizationResult ours = quantize(FUSED, RangePolicy.TFLITE_CONVERTER);
    FloatTfliteModel file = model(FUSED_INT8);
    SameModel.assertSame(ours.model(), new DeviceModel(file.bytes(), file.structure()));
    assertThat(ours.warnings()).isEmpty();

    List<Shape> input = List.of(Shape.of(1, 12, 4));
    List<List<Int8Tensor>> inputs = STACK.int8s("int8_fused_input", input);
    List<List<Int8Tensor>> expected = STACK.int8s("int8_fused_expected", List.of(Shape.of(1, 3)));
    assertThat(inputs).hasSize(16);
    try (DeviceEngine engine = DeviceEngine.desktop(ours.model())) {
      for (int s = 0; s < inputs.size(); s++) {
        assertThat(engine.runQuantized(inputs.get(s))).isEqualTo(expected.get(s));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RangePolicy.class)
  @DisplayName("of fused LSTMs stays close to Keras in int8, and gives the same bytes again")
  void fused(RangePolicy policy) throws IOException {
    QuantizationResult result = quantize(FUSED, policy);
    assertThat(result.warnings()).isEmpty();
    assertThat(operators(result, "UNIDIRECTIONAL_SEQUENCE_LSTM")).isEqualTo(2);
    assertCloseToKeras(result.model());
    assertThat(quantize(FUSED, policy).model().bytes()).isEqualTo(result.model().bytes());
  }

  @Test
  @DisplayName("of loops is quantized within the loops, close to Keras, and warns of their borders")
  void loops() throws IOException {
    QuantizationResult result = quantize(LOOPS, RangePolicy.EXACT);
    TfliteModel structure = result.model().structure();
    assertThat(structure.subgraphs()).hasSize(model(LOOPS).structure().subgraphs().size());
    assertThat(operators(result, "FULLY_CONNECTED")).isGreaterThanOrEqualTo(5);
    assertThat(result.warnings())
        .isNotEmpty()
        .allSatisfy(warning -> assertThat(warning.id()).isEqualTo("int8-float-operator"))
        .extracting(Problem::subject)
        .anySatisfy(subject -> assertThat(subject).contains("(WHILE) at tensor sequential"));
    assertCloseToKeras(result.model());
    assertThat(quantize(LOOPS, RangePolicy.EXACT).model().bytes())
        .isEqualTo(result.model().bytes());
  }

  @Test
  @DisplayName("unrolled gives the same bytes each time, though the native quantizer throws dice")
  void unrolled() throws IOException {
    FloatTfliteModel candidate = model(UNROLLED.folder().resolve("float_b1.tflite"));
    List<List<FloatTensor>> samples =
        UNROLLED.floats(
            "calibration",
            List.of(new GraphPort("input", Shape.of(1, 12, 3), ElementType.FLOAT32)));
    QuantizeOptions options = QuantizeOptions.DEFAULT;
    QuantizationResult first = quantizer.quantize(candidate, samples, options);
    assertThat(operators(first, "SPLIT")).isEqualTo(24);
    assertThat(first.warnings()).isEmpty();
    for (int i = 0; i < 4; i++) {
      assertThat(quantizer.quantize(candidate, samples, options).model().bytes())
          .isEqualTo(first.model().bytes());
    }
  }

  private static long operators(QuantizationResult result, String name) {
    return result.model().structure().subgraphs().stream()
        .flatMap(graph -> graph.operators().stream())
        .filter(operator -> operator.name().equals(name))
        .count();
  }

  /** Python's own int8 model is off by up to 0.004. */
  private static void assertCloseToKeras(DeviceModel model) {
    List<List<FloatTensor>> inputs = STACK.floats("input", INPUT);
    List<List<FloatTensor>> expected = STACK.floats("expected", OUTPUT);
    try (DeviceEngine engine = DeviceEngine.desktop(model)) {
      for (int s = 0; s < inputs.size(); s++) {
        FloatTensor found = engine.run(inputs.get(s)).get(0);
        for (int i = 0; i < 3; i++) {
          assertThat(found.get(i)).isCloseTo(expected.get(s).get(0).get(i), within(0.01f));
        }
      }
    }
  }
}
