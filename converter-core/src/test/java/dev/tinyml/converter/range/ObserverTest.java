package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Observing a model")
class ObserverTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo");
  private static final int SAMPLES = 20;
  private static FloatModelConverter converter;

  private record Case(FloatTfliteModel model, List<List<FloatTensor>> samples) {}

  @BeforeAll
  static void load() {
    converter = new FloatModelConverter(new TensorFlowLiteConverter(NativeTensorFlow.locate()));
  }

  private static Case of(String name) {
    ReferenceModel files = new ReferenceModel(ZOO.resolve(name));
    FrozenGraph graph = files.graph();
    List<List<FloatTensor>> samples = files.floats("calibration", graph.inputs());
    return new Case(
        new CalibrationLayout().prepare(converter.convertForInt8(graph)),
        samples.subList(0, Math.min(SAMPLES, samples.size())));
  }

  private static NaiveRanges naive(Case c, RangePolicy policy) {
    boolean pythons = policy == RangePolicy.TFLITE_CONVERTER;
    NaiveRanges naive = new NaiveRanges(c.model.structure(), pythons);
    try (FloatEngine engine =
        new FloatEngine(
            c.model,
            Optional.of(naive),
            pythons ? StateBetweenRuns.KEEP : StateBetweenRuns.RESET)) {
      c.samples.forEach(engine::run);
    }
    return naive;
  }

  @ParameterizedTest
  @DisplayName("finds the very ranges that looking at every operand finds, with both policies")
  @ValueSource(
      strings = {
        "resnet8_tiny",
        "kws_dscnn",
        "batchnorm_zoo",
        "merge_layers",
        "multi_in_multi_out"
      })
  void sameRanges(String name) {
    Case c = of(name);
    for (RangePolicy policy : RangePolicy.values()) {
      Observations found = new Observer().observe(c.model, c.samples, policy);
      assertThat(found.ranges()).as("%s", policy).isEqualTo(naive(c, policy).ranges);
      assertThat(found.samples()).isEqualTo(c.samples.size());
      assertThat(new RangeChooser(Calibration.DEFAULT, Grid.INT8).choose(found))
          .isEqualTo(found.ranges());
    }
  }

  @Test
  @DisplayName("counts every value that an operator writes, once")
  void countsEveryValue() {
    Case c = of("resnet8_tiny");
    Observations found = new Observer().observe(c.model, c.samples, RangePolicy.EXACT);
    NaiveRanges naive = naive(c, RangePolicy.EXACT);
    assertThat(naive.written).hasSizeGreaterThan(10);
    naive.written.forEach(
        (place, values) -> {
          Histogram histogram = found.tensors().get(place).histogram().orElseThrow();
          assertThat(histogram.total()).isEqualTo(values.size());
          List<Float> sorted = values.stream().sorted().toList();
          for (int bin = 0; bin < histogram.bins(); bin++) {
            assertThat(histogram.count(bin))
                .isEqualTo(inside(sorted, histogram.low(bin), histogram.high(bin)));
          }
        });
  }

  /** Bins begin at the edge that is nearer to zero. */
  private static int inside(List<Float> sorted, double low, double high) {
    if (low == 0 && high == 0) {
      return first(sorted, value -> value > 0) - first(sorted, value -> value >= 0);
    }
    return low >= 0
        ? first(sorted, value -> value >= high) - first(sorted, value -> value >= low)
        : first(sorted, value -> value > high) - first(sorted, value -> value > low);
  }

  /** Number of the first value that is large enough, that of all values when none is. */
  private static int first(List<Float> sorted, Predicate<Float> largeEnough) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (largeEnough.test(sorted.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @ParameterizedTest
  @DisplayName("gives the same with any number of threads")
  @ValueSource(strings = {"resnet8_tiny", "lstm_stack", "transformer_block"})
  void threads(String name) {
    Case c = of(name);
    Observations one = observe(c, 1);
    for (int threads : new int[] {2, 3, 7}) {
      assertThat(observe(c, threads)).isEqualTo(one);
    }
  }

  private static Observations observe(Case c, int threads) {
    return new Observer(new ParallelSamples(threads))
        .observe(c.model, c.samples, RangePolicy.EXACT);
  }

  @Test
  @DisplayName("averages the extremes of the samples in their order, as PyTorch's observer does")
  void movingAverage() {
    Case c = of("kws_dscnn");
    TensorPlace input = new TensorPlace(0, c.model.structure().inputs().get(0));
    double min = 0;
    double max = 0;
    for (int i = 0; i < c.samples.size(); i++) {
      float[] values = c.samples.get(i).get(0).toArray();
      Arrays.sort(values);
      min = i == 0 ? values[0] : min + 0.01 * (values[0] - min);
      max = i == 0 ? values[values.length - 1] : max + 0.01 * (values[values.length - 1] - max);
    }
    ActivationRange found = observe(c, 3).tensors().get(input).movingAverage();
    assertThat((double) found.min()).isCloseTo(min, within(1e-6));
    assertThat((double) found.max()).isCloseTo(max, within(1e-6));
  }

  @ParameterizedTest
  @DisplayName("names the first value that is no number, with any number of threads")
  @ValueSource(ints = {1, 4})
  void notNumbers(int threads) {
    Case c = of("kws_dscnn");
    List<List<FloatTensor>> samples = new ArrayList<>(c.samples);
    samples.set(7, List.of(broken(c, Float.NEGATIVE_INFINITY)));
    samples.set(5, List.of(broken(c, 2.9999999e18f)));
    samples.set(9, List.of(broken(c, Float.NaN)));
    assertThatThrownBy(() -> observe(new Case(c.model, samples), threads))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("calibration-out-of-range")
        .hasMessageContaining("the value 2.99999988E18");
  }

  private static FloatTensor broken(Case c, float value) {
    float[] values = c.samples.get(0).get(0).toArray();
    values[17] = value;
    return new FloatTensor(c.samples.get(0).get(0).shape(), values);
  }
}
