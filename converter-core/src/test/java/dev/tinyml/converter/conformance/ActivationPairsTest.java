package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.ActivationPairs;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.OperatorPair;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Activations of an int8 model and its float model")
class ActivationPairsTest {
  private static final Set<String> WITH_WEIGHTS =
      Set.of("CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "TRANSPOSE_CONV");

  private static final Set<String> STORED_OTHERWISE = Set.of("QUANTIZE", "DEQUANTIZE");

  /** The fewer the faster: which tensors there are does not depend on their ranges. */
  private static final int SAMPLES = 4;

  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  static List<ZooModel> models() {
    return ZooConformanceTest.loadable();
  }

  private static TfliteModel quantized(ZooModel model, FloatTfliteModel candidate) {
    return new Int8Quantizer(converter)
        .quantize(
            candidate,
            model.files().floats("calibration", model.graph().inputs()).subList(0, SAMPLES),
            QuantizeOptions.DEFAULT)
        .model()
        .structure();
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("are paired for nearly all operators, and as well where no tensor has a name")
  void paired(ZooModel model) {
    FloatTfliteModel candidate = new FloatModelConverter(converter).convertForInt8(model.graph());
    TfliteModel real = candidate.structure();
    TfliteModel device = quantized(model, candidate);
    ActivationPairs named = ActivationPairs.of(real, device);
    assertPaired(real, device, named);
    assertThat(ActivationPairs.of(real, withoutNames(device)).operators())
        .isEqualTo(named.operators());
  }

  private static void assertPaired(TfliteModel real, TfliteModel device, ActivationPairs pairs) {
    Map<Integer, Integer> floatByDevice =
        pairs.operators().stream()
            .filter(pair -> pair.subgraph() == 0)
            .collect(Collectors.toMap(OperatorPair::deviceOperator, OperatorPair::floatOperator));
    int computing = 0;
    for (int i = 0; i < device.operators().size(); i++) {
      TfliteOperator operator = device.operators().get(i);
      computing += STORED_OTHERWISE.contains(operator.name()) ? 0 : 1;
      if (WITH_WEIGHTS.contains(operator.name())) {
        assertThat(floatByDevice).as("%s %d", operator.name(), i).containsKey(i);
        TfliteOperator counterpart = real.operators().get(floatByDevice.get(i));
        assertThat(counterpart.name()).isEqualTo(operator.name());
        assertThat(real.tensors().get(counterpart.inputs().get(1)).spec().shape())
            .isEqualTo(device.tensors().get(operator.inputs().get(1)).spec().shape());
        int activation = operator.name().equals("TRANSPOSE_CONV") ? 2 : 0;
        assertThat(pairs.floatOf(new TensorPlace(0, operator.inputs().get(activation))))
            .isPresent();
      }
    }
    assertThat(pairs.operators().size()).isGreaterThanOrEqualTo(computing * 9 / 10);
  }

  private static TfliteModel withoutNames(TfliteModel model) {
    return new TfliteModel(
        model.subgraphs().stream()
            .map(
                graph ->
                    new TfliteSubgraph(
                        "",
                        graph.tensors().stream().map(ActivationPairsTest::nameless).toList(),
                        graph.operators(),
                        graph.inputs(),
                        graph.outputs()))
            .toList());
  }

  private static TfliteTensor nameless(TfliteTensor tensor) {
    return new TfliteTensor(
        tensor.index(),
        new TensorSpec(
            "", tensor.spec().shape(), tensor.spec().type(), tensor.spec().quantization()),
        tensor.storage(),
        tensor.variable(),
        tensor.openAxes());
  }
}
