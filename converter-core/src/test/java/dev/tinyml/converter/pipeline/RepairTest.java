package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.repair.TrialName;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.verify.GateLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A bench without models: what it measures depends on the way of quantizing and the samples. */
@DisplayName("The samples of a repair")
class RepairTest {
  private static final Path GLITCH = Path.of("src/test/resources/repair/glitch");

  private final List<List<Integer>> measured = new ArrayList<>();

  private static SampleData samples(int heldOut) {
    Dataset dataset =
        SampleData.read(
            new DatasetFiles(
                "waves",
                List.of(GLITCH.resolve("X.npy")),
                Optional.of(GLITCH.resolve("y.npy")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            List.of(Shape.of(1, 128, 1)),
            List.of(Shape.of(1, 4)));
    List<Integer> indices = IntStream.range(200, 200 + heldOut).boxed().toList();
    return new SampleData(dataset, new CalibrationSplit(List.of(0), indices, List.of()), List.of());
  }

  /** Models are their names; the accuracy is 0.5 but for one way of quantizing. */
  private MeasuredModel repair(int heldOut, String goodWay) {
    QuantizationBench bench =
        new QuantizationBench() {
          @Override
          public Optional<ObservedModel> calibrate(QuantizeOptions options) {
            return Optional.empty();
          }

          @Override
          public MadeModel quantize(QuantizeOptions options) {
            return made(TrialName.of(options));
          }

          @Override
          public VerificationInfo measure(DeviceModel model, List<Integer> heldOut) {
            measured.add(heldOut);
            String name = new String(model.bytes().toArray(), StandardCharsets.UTF_8);
            int right = name.equals(goodWay) ? heldOut.size() : heldOut.size() / 2;
            return accuracy(right, heldOut.size());
          }
        };
    return new Repair(
            new RepairOptions(GateLimits.of(Map.of("maxAccuracyDrop", "5")), Optional.empty()),
            new Stages(new SilentListener()),
            bench,
            samples(heldOut))
        .run(QuantizeOptions.DEFAULT, made("min-max"));
  }

  private static MadeModel made(String name) {
    ModelBytes bytes = new ModelBytes(name.getBytes(StandardCharsets.UTF_8));
    TfliteModel nothing = null;
    return new MadeModel(
        new QuantizationResult(
            new DeviceModel(bytes, nothing), List.of(), Collections.emptySortedMap()),
        Optional.empty());
  }

  private static VerificationInfo accuracy(int right, int samples) {
    return new VerificationInfo(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ClassificationResult(
                Optional.of(List.of(List.of(samples, 0), List.of(0, 0))),
                List.of(List.of(right, samples - right), List.of(0, 0)))));
  }

  @Test
  @DisplayName("verify the chosen way with none of those that chose it")
  void halves() {
    MeasuredModel model = repair(200, "mse");
    assertThat(model.attempts())
        .extracting(AttemptReport::name)
        .containsExactly("min-max", "percentile 99.99", "percentile 99.5", "mse");
    assertThat(TrialName.of(model.options())).isEqualTo("mse");
    assertThat(measured).hasSize(5);
    List<Integer> choosing = measured.get(0);
    assertThat(measured.subList(0, 4)).containsOnly(choosing);
    assertThat(measured.get(4)).hasSize(100).doesNotContainAnyElementsOf(choosing);
    assertThat(model.choosingSamples()).isEqualTo(100);
    assertThat(model.verification()).isEqualTo(accuracy(100, 100));
    assertThat(model.warnings()).isEmpty();
  }

  @Test
  @DisplayName("that are few choose and verify, with a warning")
  void few() {
    MeasuredModel model = repair(60, "percentile 99.99");
    assertThat(measured).containsOnly(IntStream.range(200, 260).boxed().toList());
    assertThat(model.choosingSamples()).isEqualTo(60);
    assertThat(model.warnings()).singleElement().asString().contains("60", "optimistic");
  }

  @Test
  @DisplayName("that chose tell that nothing helped")
  void nothingHelps() {
    MeasuredModel model = repair(200, "no such way");
    assertThat(measured).hasSize(7).allMatch(samples -> samples.equals(measured.get(0)));
    assertThat(model.verification()).isEqualTo(accuracy(50, 100));
    assertThat(model.attempts().get(0).chosen()).isTrue();
    assertThat(model.warnings()).singleElement().asString().startsWith("No way of quantizing");
  }
}
