package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The task of a model")
class TaskConversionTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo/fc_autoencoder");
  private static final Path METRICS = Path.of("src/test/resources/metrics");

  @TempDir private Path folder;

  private ConversionManifest convert(Path model, DatasetFiles dataset) {
    ConversionRequest request =
        new ConversionRequest(
            model,
            "model",
            Optional.empty(),
            Optional.of(dataset),
            List.of(),
            List.of(),
            ConversionOptions.DEFAULT);
    ConversionManifest manifest =
        new ConversionPipeline(new Versions())
            .run(request, new ConversionFiles(folder), new SilentListener())
            .first();
    assertThat(ConversionManifest.fromText("m", manifest.toText())).isEqualTo(manifest);
    return manifest;
  }

  private static DatasetFiles anomalies() {
    return new DatasetFiles(
        "toys",
        List.of(METRICS.resolve("autoencoder_X.npy")),
        Optional.of(METRICS.resolve("autoencoder_y.npy")),
        Optional.of(METRICS.resolve("autoencoder_mean.npy")),
        Optional.of(METRICS.resolve("autoencoder_std.npy")),
        Optional.empty(),
        Optional.empty());
  }

  private static JsonCursor figures() throws Exception {
    byte[] text = Files.readAllBytes(METRICS.resolve("metrics.json"));
    return JsonCursor.root("metrics.json", new JsonReader().read(text)).get("autoencoder");
  }

  @Test
  @DisplayName(
      "an autoencoder calibrates with normal samples and is measured by its error as Keras' is")
  void autoencoder() throws Exception {
    ConversionManifest manifest = convert(ZOO.resolve("model.keras"), anomalies());
    NpyArray labels = new NpyReader().read(METRICS.resolve("autoencoder_y.npy"));
    List<Integer> calibration = manifest.calibration().indices();
    assertThat(calibration).allMatch(sample -> labels.doubleAt(sample) == 0);
    assertThat(manifest.calibration().perClass()).containsExactly(calibration.size(), 0);

    List<JsonCursor> scores = figures().get("floatScores").elements();
    List<Double> normal = new ArrayList<>();
    List<Double> anomalous = new ArrayList<>();
    IntStream.range(0, labels.size())
        .filter(sample -> !calibration.contains(sample))
        .forEach(
            sample ->
                (labels.doubleAt(sample) == 0 ? normal : anomalous)
                    .add(scores.get(sample).asDouble()));
    VerificationInfo measured = manifest.verification();
    assertThat(measured.task()).contains(Task.AUTOENCODER);
    assertThat(measured.classification()).isEmpty();
    assertThat(measured.reconstruction().orElseThrow().samples()).isEqualTo(normal.size());
    assertThat(measured.reconstruction().orElseThrow().floatError().orElseThrow())
        .isCloseTo(normal.stream().mapToDouble(x -> x).average().orElseThrow(), within(1e-6));
    DetectionResult detection = measured.detection().orElseThrow();
    assertThat(detection.positives()).isEqualTo(anomalous.size());
    assertThat(detection.floatQuality().orElseThrow().auc())
        .isCloseTo(pairs(normal, anomalous), within(1e-9));
    assertThat(detection.drop().orElseThrow()).isBetween(-0.02, 0.02);
    assertThat(measured.signalToNoise().orElseThrow()).isBetween(15.0, 60.0);
  }

  private static double pairs(List<Double> normal, List<Double> anomalous) {
    return normal.stream()
        .flatMapToDouble(n -> anomalous.stream().mapToDouble(a -> a > n ? 1 : 0))
        .average()
        .orElseThrow();
  }

  @Test
  @DisplayName("an int8 autoencoder is measured as TensorFlow Lite's interpreter does")
  void int8Autoencoder() throws Exception {
    VerificationInfo measured = convert(ZOO.resolve("int8_b1.tflite"), anomalies()).verification();
    JsonCursor expected = figures();
    assertThat(measured.reconstruction().orElseThrow().floatError()).isEmpty();
    assertThat(measured.reconstruction().orElseThrow().deviceError())
        .isCloseTo(expected.get("deviceError").asDouble(), within(2e-4));
    DetectionResult detection = measured.detection().orElseThrow();
    assertThat(detection.floatQuality()).isEmpty();
    JsonCursor quality = expected.get("deviceDetection");
    assertThat(detection.deviceQuality().auc())
        .isCloseTo(quality.get("auc").asDouble(), within(2e-3));
    assertThat(detection.deviceQuality().partialAuc())
        .isCloseTo(quality.get("partialAuc").asDouble(), within(2e-2));
  }

  @Test
  @DisplayName("a regression with targets is measured by its errors, on held-out samples")
  void regression() {
    Path x = METRICS.resolve("autoencoder_X.npy");
    DatasetFiles files =
        new DatasetFiles(
            "toys",
            List.of(x),
            Optional.empty(),
            List.of(x),
            Optional.of(METRICS.resolve("autoencoder_mean.npy")),
            Optional.of(METRICS.resolve("autoencoder_std.npy")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    VerificationInfo measured = convert(ZOO.resolve("model.keras"), files).verification();
    assertThat(measured.task()).contains(Task.REGRESSION);
    assertThat(measured.regression().orElseThrow().samples()).isEqualTo(100);
    assertThat(measured.regression().orElseThrow().increasePercent().orElseThrow())
        .isBetween(-5.0, 5.0);
    assertThat(measured.reconstruction()).isEmpty();
  }
}
