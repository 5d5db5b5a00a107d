package dev.tinyml.converter.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model's channels have ranges from 1/32 to 32; see the script make_correction.py. */
@DisplayName("Cross-layer equalization")
class CrossLayerEqualizerTest {
  private static final int NETS = 60;

  private static TensorFlowLiteConverter converter;

  private final ReferenceModel files =
      new ReferenceModel(Path.of("src/test/resources/correction/unequal"));
  private final FrozenGraph graph = files.graph();
  private final List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
  private final List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  private static FloatTfliteModel candidate(FrozenGraph graph) {
    return new FloatModelConverter(converter).convertForInt8(graph);
  }

  private Quality quality(FloatTfliteModel model, WeightGranularity weights) {
    DeviceModel device =
        new Int8Quantizer(converter)
            .quantize(
                model,
                files.floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT.with(weights))
            .model();
    return Quality.of(device, inputs, expected);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("lifts a model of unequal channels from noise to nearly Keras' results")
  void helps(WeightGranularity weights) {
    FloatTfliteModel candidate = candidate(graph);
    Quality before = quality(candidate, weights);
    Quality after = quality(new CrossLayerEqualizer().equalize(candidate).model(), weights);
    assertThat(before.agreement()).isLessThan(0.5);
    assertThat(before.decibels()).isLessThan(5);
    assertThat(after.agreement()).isGreaterThan(0.98);
    assertThat(after.decibels()).isGreaterThan(30);
  }

  @Test
  @DisplayName("tells the layers, in order, and by what their channels were divided")
  void tells() {
    List<EqualizedLink> links = new CrossLayerEqualizer().equalize(candidate(graph)).links();
    assertThat(links).hasSize(5);
    assertThat(links)
        .allSatisfy(link -> assertThat(link.first()).isNotEqualTo(link.second()))
        .allSatisfy(link -> assertThat(link.channels()).isGreaterThan(4))
        .allSatisfy(link -> assertThat(link.smallest()).isLessThan(0.5))
        .allSatisfy(link -> assertThat(link.largest()).isGreaterThan(2));
    for (int i = 1; i < links.size(); i++) {
      assertThat(links.get(i).first()).isEqualTo(links.get(i - 1).second());
    }
  }

  @Test
  @DisplayName("with powers of two changes no bit of any result, and a second time nothing")
  void randomNets() {
    RandomNets nets = new RandomNets(17);
    int equalized = 0;
    for (int i = 0; i < NETS; i++) {
      FloatTfliteModel candidate = candidate(nets.net());
      Equalization result = new CrossLayerEqualizer().equalize(candidate);
      equalized += result.links().size();
      assertSameResults(candidate, result.model(), nets, 0);
      Equalization again = new CrossLayerEqualizer().equalize(result.model());
      assertThat(again.model()).as("net %d", i).isSameAs(result.model());
      assertThat(again.links()).isEmpty();
      assertThat(result.model().bytes().size()).isEqualTo(candidate.bytes().size());
      assertThat(result.model().bytes().equals(candidate.bytes()))
          .isEqualTo(result.links().isEmpty());
    }
    assertThat(equalized).isGreaterThan(NETS);
  }

  @Test
  @DisplayName("with factors of any size changes results in their last digits only")
  void unrounded() {
    RandomNets nets = new RandomNets(23);
    for (int i = 0; i < NETS / 4; i++) {
      FloatTfliteModel candidate = candidate(nets.net());
      FloatTfliteModel equalized =
          new CrossLayerEqualizer(ScaleRounding.NONE).equalize(candidate).model();
      assertSameResults(candidate, equalized, nets, 1e-4f);
    }
  }

  private static void assertSameResults(
      FloatTfliteModel before, FloatTfliteModel after, RandomNets nets, float tolerance) {
    try (FloatEngine first = new FloatEngine(before);
        FloatEngine second = new FloatEngine(after)) {
      for (int i = 0; i < 4; i++) {
        List<FloatTensor> sample = nets.sample();
        float[] right = first.run(sample).get(0).toArray();
        float[] found = second.run(sample).get(0).toArray();
        float largest = 0;
        for (float value : right) {
          largest = Math.max(largest, Math.abs(value));
        }
        for (int v = 0; v < right.length; v++) {
          assertThat(found[v]).isCloseTo(right[v], within(tolerance * largest));
        }
      }
    }
  }

  @Test
  @DisplayName("leaves a model without a chain as it is, byte for byte")
  void nothingToDo() {
    for (String name : List.of("pooling2d", "shared_siamese", "slicing_ops")) {
      FloatTfliteModel candidate =
          candidate(new ReferenceModel(Path.of("src/test/resources/zoo", name)).graph());
      assertThat(new CrossLayerEqualizer().equalize(candidate).model()).isSameAs(candidate);
    }
  }

  @Test
  @DisplayName("rounds to the nearest power of two, up where a bias forbids less")
  void rounding() {
    List<Double> rounded = new ArrayList<>();
    for (double factor : new double[] {0.3, 0.6, 0.8, 1, 1.4, 1.5, 5, 7}) {
      rounded.add(ScaleRounding.POWERS_OF_TWO.round(factor, 0));
    }
    assertThat(rounded).containsExactly(0.25, 0.5, 1.0, 1.0, 1.0, 2.0, 4.0, 8.0);
    assertThat(ScaleRounding.POWERS_OF_TWO.round(0.1, 0.3)).isEqualTo(0.5);
    assertThat(ScaleRounding.NONE.round(0.1, 0.3)).isEqualTo(0.3);
    assertThat(ScaleRounding.NONE.round(0.7, 0.3)).isEqualTo(0.7);
  }
}
