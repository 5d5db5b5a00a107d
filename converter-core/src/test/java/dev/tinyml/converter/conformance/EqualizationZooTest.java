package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.correction.BiasCorrection;
import dev.tinyml.converter.correction.BiasCorrector;
import dev.tinyml.converter.correction.CrossLayerEqualizer;
import dev.tinyml.converter.correction.Equalization;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every model of the zoo, equalized with powers of two,")
class EqualizationZooTest {
  private static final int SAMPLES = 12;

  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  static List<ZooModel> models() {
    return ZooConformanceTest.loadable();
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("computes the same bits in float")
  void sameBits(ZooModel model) {
    FrozenGraph graph = model.graph();
    FloatTfliteModel candidate = new FloatModelConverter(converter).convertForInt8(graph);
    Equalization equalized = new CrossLayerEqualizer().equalize(candidate);
    try (FloatEngine before = new FloatEngine(candidate);
        FloatEngine after = new FloatEngine(equalized.model())) {
      for (List<FloatTensor> input : model.files().floats("input", graph.inputs())) {
        assertThat(after.run(input)).isEqualTo(before.run(input));
      }
    }
    Equalization again = new CrossLayerEqualizer().equalize(equalized.model());
    assertThat(again.links()).isEmpty();
    assertThat(again.model()).isSameAs(equalized.model());
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("can be quantized, corrected and run, and is no farther from float than before")
  void runs(ZooModel model) {
    FrozenGraph graph = model.graph();
    FloatTfliteModel candidate =
        new CrossLayerEqualizer()
            .equalize(new FloatModelConverter(converter).convertForInt8(graph))
            .model();
    List<List<FloatTensor>> samples =
        model.files().floats("calibration", graph.inputs()).subList(0, SAMPLES);
    DeviceModel device =
        new Int8Quantizer(converter).quantize(candidate, samples, QuantizeOptions.DEFAULT).model();
    BiasCorrection correction = new BiasCorrector().correct(candidate, device, samples);
    assertThat(correction.errorAfter()).isLessThanOrEqualTo(correction.errorBefore());
    assertThat(correction.model().structure()).isEqualTo(device.structure());
    try (DeviceEngine engine = DeviceEngine.microcontroller(correction.model())) {
      assertThat(engine.run(samples.get(0))).allMatch(FloatTensor::isFinite);
    }
  }
}
