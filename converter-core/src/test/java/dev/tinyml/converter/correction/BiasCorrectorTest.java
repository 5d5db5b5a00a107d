package dev.tinyml.converter.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.FusedActivation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model's weights are rounded coarsely and its values positive; see make_correction.py. */
@DisplayName("Bias correction")
class BiasCorrectorTest {
  private static TensorFlowLiteConverter converter;

  private final ReferenceModel files =
      new ReferenceModel(Path.of("src/test/resources/correction/biased"));
  private final FrozenGraph graph = files.graph();
  private final List<List<FloatTensor>> calibration = files.floats("calibration", graph.inputs());
  private final List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
  private final List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  private static FloatTfliteModel candidate(FrozenGraph graph) {
    return new FloatModelConverter(converter).convertForInt8(graph);
  }

  private static DeviceModel quantized(
      FloatTfliteModel candidate, List<List<FloatTensor>> calibration, WeightGranularity weights) {
    return new Int8Quantizer(converter)
        .quantize(candidate, calibration, QuantizeOptions.DEFAULT.with(weights))
        .model();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("takes the mean error out of a model whose weights are rounded coarsely")
  void helps(WeightGranularity weights) {
    FloatTfliteModel candidate = candidate(graph);
    DeviceModel device = quantized(candidate, calibration, weights);
    BiasCorrection correction = new BiasCorrector().correct(candidate, device, calibration);
    Quality before = Quality.of(device, inputs, expected);
    Quality after = Quality.of(correction.model(), inputs, expected);
    assertThat(correction.helped()).isTrue();
    assertThat(correction.layers()).isEqualTo(3);
    assertThat(correction.errorAfter()).isLessThan(correction.errorBefore() / 4);
    assertThat(after.decibels()).isGreaterThan(before.decibels() + 10);
    assertThat(after.meanError()).isLessThan(before.meanError() / 4);
    assertThat(after.agreement()).isGreaterThan(before.agreement()).isGreaterThan(0.99);
  }

  @Test
  @DisplayName("does so with int16 activations too, whose biases have 64 bits")
  void helpsInt16() {
    FloatTfliteModel candidate = candidate(graph);
    DeviceModel device =
        new Int8Quantizer(converter)
            .quantize(
                candidate,
                calibration,
                QuantizeOptions.DEFAULT.with(
                    QuantizationScheme.INT16X8, ElementType.INT16, ElementType.INT16))
            .model();
    assertThat(device.structure().tensors())
        .anyMatch(tensor -> tensor.constant() && tensor.spec().type() == ElementType.INT64);
    BiasCorrection correction = new BiasCorrector().correct(candidate, device, calibration);
    Quality before = Quality.of(device, inputs, expected);
    Quality after = Quality.of(correction.model(), inputs, expected);
    assertThat(after.decibels()).isGreaterThan(before.decibels() + 10);
    assertThat(after.meanError()).isLessThan(before.meanError() / 4);
  }

  @Test
  @DisplayName("changes nothing but biases, and gives the same bytes on any number of threads")
  void onlyBiases() {
    FloatTfliteModel candidate = candidate(graph);
    DeviceModel device = quantized(candidate, calibration, WeightGranularity.PER_CHANNEL);
    byte[] before = device.bytes().toArray();
    DeviceModel corrected = new BiasCorrector().correct(candidate, device, calibration).model();
    byte[] after = corrected.bytes().toArray();
    int biases = 8 + 12 + 4;
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      changed += before[i] == after[i] ? 0 : 1;
    }
    assertThat(after).hasSameSizeAs(before);
    assertThat(changed).isPositive().isLessThanOrEqualTo(biases * Integer.BYTES);
    assertThat(device.bytes().toArray()).isEqualTo(before);
    for (int threads = 1; threads <= 3; threads++) {
      BiasCorrector corrector = new BiasCorrector(new ParallelSamples(threads));
      assertThat(corrector.correct(candidate, device, calibration).model().bytes())
          .isEqualTo(corrected.bytes());
    }
  }

  @Test
  @DisplayName("keeps the model when there is nothing to gain")
  void keeps() {
    FloatTfliteModel candidate = candidate(graph);
    DeviceModel device = quantized(candidate, calibration, WeightGranularity.PER_CHANNEL);
    DeviceModel corrected = new BiasCorrector().correct(candidate, device, calibration).model();
    BiasCorrection again = new BiasCorrector().correct(candidate, corrected, calibration);
    assertThat(again.model()).isSameAs(corrected);
    assertThat(again.errorAfter()).isEqualTo(again.errorBefore());
    assertThat(again.helped()).isFalse();
  }

  @Test
  @DisplayName("keeps a model without integer biases")
  void nothingToDo() {
    FloatTfliteModel candidate = candidate(graph);
    DeviceModel floats = new DeviceModel(candidate.bytes(), candidate.structure());
    BiasCorrection correction = new BiasCorrector().correct(candidate, floats, calibration);
    assertThat(correction.model()).isSameAs(floats);
    assertThat(correction.layers()).isZero();
  }

  /** The means of outputs tell what the layers give, where no activation function is fused. */
  @ParameterizedTest
  @ValueSource(
      strings = {"conv2d_variants", "depthwise_variants", "conv_groups", "conv1d_variants"})
  @DisplayName("knows what a layer gives on average from the means of what its weights meet")
  void means(String name) {
    ReferenceModel zoo = new ReferenceModel(Path.of("src/test/resources/zoo", name));
    FrozenGraph zooGraph = zoo.graph();
    FloatTfliteModel model = candidate(zooGraph);
    List<List<FloatTensor>> samples = zoo.floats("calibration", zooGraph.inputs()).subList(0, 8);
    DeviceModel device = quantized(model, samples, WeightGranularity.PER_CHANNEL);
    List<CorrectableLayer> layers = new ArrayList<>(CorrectableLayer.of(model, device));
    layers.removeIf(layer -> layer.real().operator().activation() != FusedActivation.NONE);
    assertThat(layers).isNotEmpty();
    InputMeans means = new InputMeans(layers.stream().map(CorrectableLayer::real).toList());
    OutputSums sums = new OutputSums(layers);
    for (OperatorListener listener : List.of(means, sums)) {
      try (FloatEngine engine =
          new FloatEngine(model, Optional.of(listener), StateBetweenRuns.RESET)) {
        samples.forEach(engine::run);
      }
    }
    for (CorrectableLayer layer : layers) {
      double[] found = layer.expected(means.of(layer.real()));
      double[] right = sums.mean(layer.real());
      for (int c = 0; c < right.length; c++) {
        assertThat(found[c]).isCloseTo(right[c], within(1e-4));
      }
    }
  }

  /** Sums of what layers write, per channel. */
  private static final class OutputSums implements OperatorListener {
    private final Map<Integer, WeightLayer> layers = new HashMap<>();
    private final Map<Integer, double[]> sums = new HashMap<>();
    private int samples;

    OutputSums(List<CorrectableLayer> observed) {
      for (CorrectableLayer layer : observed) {
        layers.put(layer.real().index(), layer.real());
        sums.put(layer.real().index(), new double[layer.channels()]);
      }
    }

    @Override
    public void before(int subgraph, int operator, TensorAccess tensors) {
      samples += operator == 0 ? 1 : 0;
    }

    @Override
    public void after(int subgraph, int operator, TensorAccess tensors) {
      if (layers.containsKey(operator)) {
        float[] values = tensors.floats(layers.get(operator).output().index());
        double[] sum = sums.get(operator);
        for (int i = 0; i < values.length; i++) {
          sum[i % sum.length] += values[i];
        }
      }
    }

    double[] mean(WeightLayer layer) {
      double[] mean = sums.get(layer.index()).clone();
      Shape output = layer.output().spec().shape();
      for (int c = 0; c < mean.length; c++) {
        mean[c] /= (double) samples * output.elementCount() / mean.length;
      }
      return mean;
    }
  }
}
