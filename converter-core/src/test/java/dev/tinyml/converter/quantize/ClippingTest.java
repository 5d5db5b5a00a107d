package dev.tinyml.converter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.range.SaturationMeter;
import dev.tinyml.converter.range.TensorReports;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.report.HistogramReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models, samples and Keras' predictions are those of the zoo. */
@DisplayName("Ranges that are chosen by a method")
class ClippingTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo");
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  private record Model(ReferenceModel files, FrozenGraph graph) {

    static Model of(String name) {
      ReferenceModel files = new ReferenceModel(ZOO.resolve(name));
      return new Model(files, files.graph());
    }

    List<List<FloatTensor>> calibration() {
      return files.floats("calibration", graph.inputs());
    }

    ObservedModel observed(List<List<FloatTensor>> samples) {
      return new Calibrator()
          .observe(
              new FloatModelConverter(converter).convertForInt8(graph), samples, RangePolicy.EXACT);
    }

    /** Signal to noise against Keras' predictions, in decibels. */
    double quality(QuantizationResult result) {
      List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
      List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());
      double signal = 0;
      double noise = 0;
      try (DeviceEngine engine = DeviceEngine.desktop(result.model())) {
        for (int i = 0; i < inputs.size(); i++) {
          float[] found = engine.run(inputs.get(i)).get(0).toArray();
          float[] right = expected.get(i).get(0).toArray();
          for (int v = 0; v < right.length; v++) {
            signal += (double) right[v] * right[v];
            noise += Math.pow((double) found[v] - right[v], 2);
          }
        }
      }
      return 10 * Math.log10(signal / noise);
    }
  }

  private static QuantizationResult quantized(ObservedModel observed, Calibration calibration) {
    return new Int8Quantizer(converter)
        .quantize(observed, QuantizeOptions.DEFAULT.with(calibration));
  }

  /** A few values of a few samples as a loose contact would make them. */
  private static List<List<FloatTensor>> withGlitches(List<List<FloatTensor>> samples) {
    Random random = new Random(7);
    List<List<FloatTensor>> result = new ArrayList<>(samples);
    for (int i = 0; i < 2; i++) {
      int sample = random.nextInt(samples.size());
      FloatTensor tensor = result.get(sample).get(0);
      float[] values = tensor.toArray();
      values[random.nextInt(values.length)] = 150 * (1 - 2 * i);
      result.set(sample, List.of(new FloatTensor(tensor.shape(), values)));
    }
    return result;
  }

  @ParameterizedTest
  @DisplayName("make up for glitches in calibration samples, which min-max does not")
  @ValueSource(strings = {"kws_dscnn", "gesture_cnn1d"})
  void glitches(String name) {
    Model model = Model.of(name);
    ObservedModel observed = model.observed(withGlitches(model.calibration()));
    double minMax = model.quality(quantized(observed, Calibration.DEFAULT));
    double percentile =
        model.quality(quantized(observed, new Calibration(CalibrationMethod.PERCENTILE, 99.5)));
    double average =
        model.quality(quantized(observed, Calibration.of(CalibrationMethod.MOVING_AVERAGE)));
    assertThat(percentile).isGreaterThan(minMax + 6);
    assertThat(average).isGreaterThan(minMax + 6);
  }

  @ParameterizedTest
  @DisplayName("don't add operators where tensors have to share a scale, nor leave some in float")
  @ValueSource(strings = {"resnet8_tiny", "merge_layers", "pooling2d", "pad_crop_up", "lstm_stack"})
  void sameOperators(String name) {
    Model model = Model.of(name);
    ObservedModel observed = model.observed(model.calibration());
    QuantizationResult minMax = quantized(observed, Calibration.DEFAULT);
    for (CalibrationMethod method : CalibrationMethod.values()) {
      QuantizationResult result = quantized(observed, Calibration.of(method));
      assertThat(names(result)).as("%s", method).isEqualTo(names(minMax));
      assertThat(result.warnings()).hasSameSizeAs(minMax.warnings());
    }
  }

  private static List<String> names(QuantizationResult result) {
    return result.model().structure().operators().stream().map(TfliteOperator::name).toList();
  }

  @Test
  @DisplayName("are reported with all values, and with what they cut off from other samples")
  void reports() {
    Model model = Model.of("kws_dscnn");
    ObservedModel observed = model.observed(model.calibration());
    QuantizationResult result =
        quantized(observed, new Calibration(CalibrationMethod.PERCENTILE, 98));
    List<List<FloatTensor>> heldOut = model.files.floats("input", model.graph.inputs());
    List<TensorReport> reports = reports(observed, result, heldOut, 1);
    assertThat(reports(observed, result, heldOut, 3)).isEqualTo(reports);
    assertThat(reports).hasSizeGreaterThan(10);
    TensorReport input = reports.get(0);
    long beyond = 0;
    long all = 0;
    double cutOff = 0;
    double sum = 0;
    double squares = 0;
    for (List<FloatTensor> sample : heldOut) {
      for (float value : sample.get(0).toArray()) {
        double half = input.scale().orElseThrow() / 2;
        beyond += value < input.low() - half || value > input.high() + half ? 1 : 0;
        all++;
        double error = Math.max(input.low() - value, value - input.high());
        cutOff += error > 2 * half ? error * error : 0;
        sum += value;
        squares += (double) value * value;
      }
    }
    assertThat(input.saturation().orElseThrow()).isCloseTo((double) beyond / all, within(1e-9));
    assertThat(input.saturation().orElseThrow()).isBetween(0.002, 0.1);
    double variance = squares - sum * sum / all;
    assertThat(input.loss().orElseThrow()).isCloseTo(cutOff / variance, withinPercentage(0.1));
    assertThat(input.loss().orElseThrow()).isGreaterThan(1e-4);
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.low()).isLessThanOrEqualTo(0);
              assertThat(report.high()).isGreaterThan(0);
              HistogramReport histogram = report.histogram().orElseThrow();
              assertThat(histogram.low()).isEqualTo(report.min());
              assertThat(histogram.high()).isEqualTo(report.max());
              assertThat(histogram.counts()).hasSize(64).allMatch(count -> count >= 0);
            });
    long values = input.histogram().orElseThrow().counts().stream().mapToLong(c -> c).sum();
    assertThat(values).isEqualTo((long) model.calibration().size() * heldOut.get(0).get(0).size());
    TensorReport softmax = reports.get(reports.size() - 1);
    assertThat(softmax.scale()).contains(1 / 256.0);
    assertThat(softmax.zeroPoint()).contains(-128);
    assertThat(softmax.loss()).contains(0.0);
  }

  private static List<TensorReport> reports(
      ObservedModel observed,
      QuantizationResult result,
      List<List<FloatTensor>> heldOut,
      int threads) {
    return new TensorReports(new SaturationMeter(new ParallelSamples(threads)))
        .make(observed.model(), observed.observations(), result.ranges(), result.model(), heldOut);
  }
}
