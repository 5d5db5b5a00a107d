package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.reference.SameModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tflite.DeviceModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every model of the zoo")
class ZooConformanceTest {
  private static final double LARGEST_DIFFERENCE = 1e-4;

  /**
   * 28 layers deep: 3 of its 87 scales differ by up to 1.2e-6. TensorFlow 2.21's own kernels give
   * ranges that differ as much from each other, see docs/conformance.md.
   */
  private static final Map<String, Float> SCALE_TOLERANCE = Map.of("mobilenet_v1_025_96", 2e-6f);

  private static final float USUAL_SCALE_TOLERANCE = 1e-6f;

  /** What Python's own int8 models of unrolled clones reach, less a little: zoo's INDEX.md. */
  private static final Map<String, Double> SIGNAL_TO_NOISE =
      Map.of(
          "gru_bidirectional",
          30.0,
          "lstm_stack",
          43.0,
          "mixed_float16",
          42.0,
          "weird_names",
          37.0);

  private static final ConformanceTable TABLE = new ConformanceTable();
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  @AfterAll
  static void report() {
    TABLE.write();
  }

  static List<ZooModel> unquantized() {
    return loadable().stream().filter(model -> !model.has("int8_b1.tflite")).toList();
  }

  static List<ZooModel> loadable() {
    return ZooModel.all().stream().filter(model -> !model.isRefused()).toList();
  }

  static List<ZooModel> quantized() {
    return loadable().stream().filter(model -> model.has("int8_b1.tflite")).toList();
  }

  @ParameterizedTest
  @MethodSource("loadable")
  @DisplayName("gives Keras' predictions as a graph")
  void graph(ZooModel model) {
    FrozenGraph graph = model.graph();
    try (GraphEngine engine = new GraphEngine(graph)) {
      TABLE.graph(model, assertPredicts(model, graph, engine));
    }
  }

  @ParameterizedTest
  @MethodSource("loadable")
  @DisplayName("gives Keras' predictions as a float TFLite model")
  void floatTflite(ZooModel model) {
    FrozenGraph graph = model.graph();
    try (FloatEngine engine = new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      TABLE.floatTflite(model, assertPredicts(model, graph, engine));
    }
  }

  /** Differences count relative to the range of an output where that is above 1. */
  private static double assertPredicts(ZooModel model, FrozenGraph graph, InferenceEngine engine) {
    double largest = 0;
    ReferenceModel files = model.files();
    List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
    List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());
    // Keras computed this one in half precision.
    double tolerance = model.name().equals("mixed_float16") ? 5e-3 : LARGEST_DIFFERENCE;
    assertThat(inputs).isNotEmpty();
    for (int i = 0; i < inputs.size(); i++) {
      List<FloatTensor> outputs = engine.run(inputs.get(i));
      for (int o = 0; o < outputs.size(); o++) {
        float[] found = outputs.get(o).toArray();
        float[] right = expected.get(i).get(o).toArray();
        assertThat(found).hasSameSizeAs(right);
        double range = 1;
        for (float value : right) {
          range = Math.max(range, Math.abs(value));
        }
        for (int v = 0; v < right.length; v++) {
          double difference = Math.abs(found[v] - right[v]) / range;
          assertThat(difference)
              .as("sample %d, output %d, value %d", i, o, v)
              .isLessThanOrEqualTo(tolerance);
          largest = Math.max(largest, difference);
        }
      }
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("quantized")
  @DisplayName("has TFLiteConverter's operators, constants, scales and results in int8")
  void int8(ZooModel model) throws IOException {
    FrozenGraph graph = model.graph();
    DeviceModel ours =
        new Int8Quantizer(converter)
            .quantize(
                new FloatModelConverter(converter).convertForInt8(graph),
                model.files().floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT.with(RangePolicy.TFLITE_CONVERTER))
            .model();
    DeviceModel theirs = model.files().int8("int8_b1.tflite");

    float tolerance = SCALE_TOLERANCE.getOrDefault(model.name(), USUAL_SCALE_TOLERANCE);
    SameModel.assertSame(ours, theirs, tolerance);
    List<List<FloatTensor>> inputs = model.files().floats("input", graph.inputs());
    try (DeviceEngine ourEngine = DeviceEngine.desktop(ours);
        DeviceEngine theirEngine = DeviceEngine.desktop(theirs)) {
      for (List<FloatTensor> input : inputs) {
        List<Int8Tensor> quantized = theirEngine.quantize(input);
        assertThat(ourEngine.runQuantized(quantized))
            .isEqualTo(theirEngine.runQuantized(quantized));
      }
    }
    TABLE.int8(
        model,
        "same"
            + (tolerance == USUAL_SCALE_TOLERANCE ? "" : ", scales within 2e-6, biases within 1"));
  }

  @ParameterizedTest
  @MethodSource("unquantized")
  @DisplayName("without an int8 model of Python stays close to Keras in int8")
  void int8WithoutReference(ZooModel model) {
    FrozenGraph graph = model.graph();
    DeviceModel quantized =
        new Int8Quantizer(converter)
            .quantize(
                new FloatModelConverter(converter).convertForInt8(graph),
                model.files().floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT)
            .model();
    List<List<FloatTensor>> inputs = model.files().floats("input", graph.inputs());
    List<List<FloatTensor>> expected = model.files().floats("expected", graph.outputs());
    double signal = 0;
    double noise = 0;
    try (DeviceEngine engine = DeviceEngine.microcontroller(quantized)) {
      for (int i = 0; i < inputs.size(); i++) {
        float[] found = engine.run(inputs.get(i)).get(0).toArray();
        float[] right = expected.get(i).get(0).toArray();
        for (int v = 0; v < right.length; v++) {
          signal += (double) right[v] * right[v];
          noise += Math.pow(found[v] - right[v], 2);
        }
      }
    }
    double decibels = 10 * Math.log10(signal / noise);
    assertThat(decibels).isGreaterThan(SIGNAL_TO_NOISE.get(model.name()));
    TABLE.int8(model, String.format(Locale.ROOT, "%.0f dB", decibels));
  }
}
