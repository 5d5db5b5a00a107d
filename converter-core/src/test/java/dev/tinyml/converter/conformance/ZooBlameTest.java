package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.blame.Blame;
import dev.tinyml.converter.blame.BlameLimits;
import dev.tinyml.converter.blame.BlameResult;
import dev.tinyml.converter.blame.HeldOut;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Calibrator;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The operators of models of all kinds")
class ZooBlameTest {
  private static final Path LOOPS =
      Path.of("src/test/resources/reference/lstm_stack/float_b1.tflite");
  private static final int SAMPLES = 6;
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  static Stream<ZooModel> models() {
    return Stream.of(
            "attention_layer",
            "batchnorm_zoo",
            "conv2d_transpose_upsample",
            "dense_activations_multi_out",
            "embedding_text",
            "keras_ops_graph",
            "lstm_stack",
            "multi_in_multi_out",
            "resnet8_tiny",
            "simple_rnn_unrolled",
            "slicing_ops",
            "transformer_block")
        .map(ZooModel::new);
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("have figures, each of them, and the last ones are those of the whole model")
  void int8(ZooModel model) {
    assertBlamed(model, QuantizeOptions.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("sixteenBit")
  @DisplayName("have figures with int16 activations as well")
  void int16(ZooModel model) {
    assertBlamed(
        model,
        QuantizeOptions.DEFAULT.with(
            QuantizationScheme.INT16X8, ElementType.FLOAT32, ElementType.FLOAT32));
  }

  static Stream<ZooModel> sixteenBit() {
    return Stream.of("gesture_mlp", "kws_dscnn").map(ZooModel::new);
  }

  private static void assertBlamed(ZooModel model, QuantizeOptions options) {
    FrozenGraph graph = model.graph();
    List<List<FloatTensor>> samples =
        model.files().floats("calibration", graph.inputs()).subList(0, SAMPLES);
    ObservedModel observed =
        new Calibrator()
            .observe(
                new FloatModelConverter(converter).convertForInt8(graph),
                model.files().floats("calibration", graph.inputs()),
                options.ranges());
    DeviceModel device = new Int8Quantizer(converter).quantize(observed, options).model();
    BlameResult result = examine(observed.model(), device, samples);
    assertComplete(device.structure(), result);
    assertEnds(observed.model(), device, samples, result.operators());
    if (device.structure().operators().get(0).name().equals("UNIDIRECTIONAL_SEQUENCE_LSTM")) {
      assertThat(result.operators().get(0).layer()).as("as Keras names it").isEqualTo("lstm");
    }
  }

  private static BlameResult examine(
      FloatTfliteModel reference, DeviceModel device, List<List<FloatTensor>> samples) {
    return new Blame(BlameLimits.DEFAULT)
        .examine(reference, device, new HeldOut(samples.size(), samples::get, Optional.empty()));
  }

  /** Every operator that computes real numbers is in the report. */
  private static void assertComplete(TfliteModel device, BlameResult result) {
    assertThat(result.notes()).isEmpty();
    for (int i = 0; i < device.operators().size(); i++) {
      int index = i;
      TfliteOperator operator = device.operators().get(i);
      boolean real =
          operator.outputs().stream()
              .map(device.tensors()::get)
              .anyMatch(
                  t ->
                      t.spec().quantization().isPresent()
                          || t.spec().type() == ElementType.FLOAT32);
      List<OperatorReport> reports =
          result.operators().stream()
              .filter(report -> report.subgraph() == 0 && report.operator() == index)
              .toList();
      assertThat(reports).as("%s %d", operator.name(), i).hasSize(real ? 1 : 0);
      reports.forEach(ZooBlameTest::assertFigures);
    }
  }

  private static void assertFigures(OperatorReport report) {
    assertThat(report.layer()).isNotBlank();
    assertThat(report.signalToNoise()).isNotNaN();
    assertThat(report.cosine()).isBetween(-1.0, 1.0);
    assertThat(report.rmsePerScale()).isFinite().isNotNegative();
    assertThat(report.saturation()).isBetween(0.0, 1.0);
    assertThat(report.ownSignalToNoise().orElseThrow()).isGreaterThan(20);
    assertThat(report.signalToNoiseAlone().orElseThrow()).isNotNaN();
    assertThat(report.share().orElseThrow()).isBetween(0.0, 1.0);
  }

  /** Operators that write a model's outputs, against the engines without anybody looking on. */
  private static void assertEnds(
      FloatTfliteModel reference,
      DeviceModel device,
      List<List<FloatTensor>> samples,
      List<OperatorReport> reports) {
    int outputs = device.structure().outputs().size();
    double[] signal = new double[outputs];
    double[] noise = new double[outputs];
    try (FloatEngine floats = new FloatEngine(reference);
        DeviceEngine ints = DeviceEngine.microcontroller(device)) {
      for (List<FloatTensor> sample : samples) {
        List<FloatTensor> right = floats.run(sample);
        List<FloatTensor> found = ints.run(sample);
        for (int o = 0; o < outputs; o++) {
          for (int i = 0; i < right.get(o).size(); i++) {
            signal[o] += (double) right.get(o).get(i) * right.get(o).get(i);
            noise[o] += Math.pow((double) found.get(o).get(i) - right.get(o).get(i), 2);
          }
        }
      }
    }
    for (int o = 0; o < outputs; o++) {
      int tensor = device.structure().outputs().get(o);
      OperatorReport last =
          reports.stream()
              .filter(
                  r -> device.structure().operators().get(r.operator()).outputs().contains(tensor))
              .findFirst()
              .orElseThrow();
      assertThat(last.signalToNoise())
          .as("output %d", o)
          .isCloseTo(10 * Math.log10(signal[o] / noise[o]), within(0.02));
    }
  }

  @Test
  @DisplayName("are innocent when the model's input can't hold what it gets")
  void input() {
    // Numbers of words, from 0 to 199, that int8 rounds to other words.
    ZooModel model = new ZooModel("embedding_text");
    FrozenGraph graph = model.graph();
    List<List<FloatTensor>> samples = model.files().floats("calibration", graph.inputs());
    ObservedModel observed =
        new Calibrator()
            .observe(
                new FloatModelConverter(converter).convertForInt8(graph),
                samples,
                QuantizeOptions.DEFAULT.ranges());
    DeviceModel device =
        new Int8Quantizer(converter).quantize(observed, QuantizeOptions.DEFAULT).model();
    BlameResult result = examine(observed.model(), device, samples.subList(0, SAMPLES));
    assertThat(result.suspects()).extracting(SuspectReport::kind).containsExactly("INPUT");
    assertThat(result.suspects().get(0).share().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  @DisplayName("have figures within loops too, but none of their own for the model")
  void loops() throws IOException {
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(LOOPS));
    FloatTfliteModel reference =
        new FloatTfliteModel(bytes, new TfliteReader().read("loops", bytes));
    ZooModel twin = new ZooModel("lstm_stack");
    List<List<FloatTensor>> samples = twin.files().floats("calibration", twin.graph().inputs());
    ObservedModel observed =
        new Calibrator().observe(reference, samples, QuantizeOptions.DEFAULT.ranges());
    DeviceModel device =
        new Int8Quantizer(converter).quantize(observed, QuantizeOptions.DEFAULT).model();
    List<OperatorReport> reports =
        examine(observed.model(), device, samples.subList(0, SAMPLES)).operators();
    assertThat(reports).anyMatch(report -> report.kind().equals("WHILE"));
    assertThat(reports.stream().filter(r -> r.subgraph() > 0))
        .isNotEmpty()
        .anyMatch(r -> r.kind().equals("FULLY_CONNECTED"))
        .allSatisfy(
            r -> {
              assertThat(r.signalToNoise()).isNotNaN().isGreaterThan(10);
              assertThat(r.share()).isEmpty();
            });
    assertEnds(observed.model(), device, samples.subList(0, SAMPLES), reports);
  }
}
