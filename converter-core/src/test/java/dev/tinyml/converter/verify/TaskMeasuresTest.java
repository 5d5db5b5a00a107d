package dev.tinyml.converter.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.manifest.DetectionQuality;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.OutputNoise;
import dev.tinyml.converter.manifest.ReconstructionResult;
import dev.tinyml.converter.manifest.RegressionError;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measuring by task")
class TaskMeasuresTest {
  private static final Path FIGURES = Path.of("src/test/resources/metrics/metrics.json");
  private static final Offset<Double> CLOSE = within(1e-9);

  private static JsonCursor figures() throws Exception {
    return JsonCursor.root("metrics.json", new JsonReader().read(Files.readAllBytes(FIGURES)))
        .get("small");
  }

  private static List<List<FloatTensor>> rows(JsonCursor table) {
    return table.elements().stream()
        .map(
            row -> {
              List<JsonCursor> cells = row.elements();
              float[] values = new float[cells.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = cells.get(i).asFloat();
              }
              return List.of(tensor(values));
            })
        .toList();
  }

  private static FloatTensor tensor(float... values) {
    return new FloatTensor(Shape.of(1, values.length), values);
  }

  @Test
  @DisplayName("finds the errors and R2 that NumPy computes from their definitions")
  void regression() throws Exception {
    JsonCursor expected = figures();
    List<List<FloatTensor>> targets = rows(expected.get("targets"));
    List<List<FloatTensor>> floats = rows(expected.get("floats"));
    List<List<FloatTensor>> devices = rows(expected.get("devices"));
    RegressionCounter counter = new RegressionCounter(3, targets::get);
    NoiseCounter noise = new NoiseCounter();
    for (int i = 0; i < targets.size(); i++) {
      counter.see(i, floats.get(i), devices.get(i));
      noise.see(i, floats.get(i), devices.get(i));
    }
    RegressionResult result = counter.result().orElseThrow();
    assertThat(result.samples()).isEqualTo(60);
    assertThat(result.targetDeviation())
        .isCloseTo(expected.get("targetDeviation").asDouble(), CLOSE);
    assertError(result.floatError().orElseThrow(), expected.get("floatError"));
    assertError(result.deviceError(), expected.get("deviceError"));
    assertThat(noise.result()).hasSize(1);
    assertThat(noise.result().get(0).decibels())
        .isCloseTo(expected.get("decibels").asDouble(), CLOSE);
  }

  private static void assertError(RegressionError found, JsonCursor expected) {
    assertThat(found.mae()).isCloseTo(expected.get("mae").asDouble(), CLOSE);
    assertThat(found.rmse()).isCloseTo(expected.get("rmse").asDouble(), CLOSE);
    assertThat(found.r2().orElseThrow()).isCloseTo(expected.get("r2").asDouble(), CLOSE);
  }

  @Test
  @DisplayName("finds the areas below the ROC curve that comparing all pairs gives, ties included")
  void detection() throws Exception {
    JsonCursor expected = figures();
    List<JsonCursor> labels = expected.get("labels").elements();
    List<JsonCursor> floats = expected.get("floatScores").elements();
    List<JsonCursor> devices = expected.get("deviceScores").elements();
    ScoreCounter one = new ScoreCounter(position -> labels.get(position).asInt());
    ScoreCounter two = new ScoreCounter(position -> labels.get(position).asInt());
    for (int i = 0; i < labels.size(); i++) {
      one.see(i, single(floats.get(i)), single(devices.get(i)));
      two.see(i, pair(floats.get(i)), pair(devices.get(i)));
    }
    DetectionResult result = one.result().orElseThrow();
    assertThat(result.negatives() + result.positives()).isEqualTo(80);
    assertQuality(result.floatQuality().orElseThrow(), expected.get("floatDetection"));
    assertQuality(result.deviceQuality(), expected.get("deviceDetection"));
    assertThat(two.result().orElseThrow().deviceQuality()).isEqualTo(result.deviceQuality());
  }

  private static List<FloatTensor> single(JsonCursor score) {
    return List.of(tensor(score.asFloat()));
  }

  private static List<FloatTensor> pair(JsonCursor score) {
    return List.of(tensor(-score.asFloat(), score.asFloat()));
  }

  private static void assertQuality(DetectionQuality found, JsonCursor expected) {
    assertThat(found.auc()).isCloseTo(expected.get("auc").asDouble(), CLOSE);
    assertThat(found.partialAuc()).isCloseTo(expected.get("partialAuc").asDouble(), CLOSE);
  }

  @Test
  @DisplayName("gives 1 for scores that separate, 0.5 for equal ones, and turns with the sign")
  void areaProperties() {
    DetectionQuality perfect = new RocCurve(new double[] {1, 2}, new double[] {3, 4}).quality(0.1);
    assertThat(perfect.auc()).isEqualTo(1);
    assertThat(perfect.partialAuc()).isCloseTo(1, CLOSE);
    DetectionQuality equal =
        new RocCurve(new double[] {0, -0.0, 0}, new double[] {-0.0, 0}).quality(0.1);
    assertThat(equal.auc()).isCloseTo(0.5, CLOSE);
    assertThat(equal.partialAuc()).isCloseTo(0.5, CLOSE);
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      double[] negatives = random.doubles(1 + random.nextInt(30)).map(Math::abs).toArray();
      double[] positives =
          random.doubles(1 + random.nextInt(30)).map(x -> Math.rint(8 * x) / 8).toArray();
      double straight = new RocCurve(negatives, positives).quality(0.1).auc();
      double turned = new RocCurve(positives, negatives).quality(0.1).auc();
      assertThat(straight + turned).isCloseTo(1, CLOSE);
      assertThat(new RocCurve(negatives, positives).quality(1).partialAuc())
          .isCloseTo(straight, CLOSE);
    }
  }

  @Test
  @DisplayName("counts an autoencoder's error on normal samples, and tells anomalies by it")
  void reconstruction() {
    List<List<FloatTensor>> inputs =
        List.of(List.of(tensor(1, 1)), List.of(tensor(2, 2)), List.of(tensor(5, 9)));
    ReconstructionCounter counter =
        new ReconstructionCounter(inputs::get, position -> OptionalInt.of(position == 2 ? 1 : 0));
    for (int i = 0; i < 3; i++) {
      counter.see(i, List.of(tensor(1, 3)), List.of(tensor(1, 2)));
    }
    assertThat(counter.result()).contains(new ReconstructionResult(2, Optional.of(1.5), 0.5));
    DetectionResult detection = counter.detection().orElseThrow();
    assertThat(detection.negatives()).isEqualTo(2);
    assertThat(detection.deviceQuality().auc()).isEqualTo(1);
  }

  @Test
  @DisplayName("needs no labels for the error, but samples of both kinds for an area")
  void withoutLabels() {
    ReconstructionCounter counter =
        new ReconstructionCounter(position -> List.of(tensor(1)), position -> OptionalInt.empty());
    counter.see(0, List.of(tensor(1)), List.of(tensor(3)));
    assertThat(counter.result().orElseThrow().deviceError()).isEqualTo(4);
    assertThat(counter.detection()).isEmpty();
    ScoreCounter onlyNegatives = new ScoreCounter(position -> 0);
    onlyNegatives.see(0, List.of(tensor(1)), List.of(tensor(3)));
    assertThat(onlyNegatives.result()).isEmpty();
  }

  @Test
  @DisplayName("survives outputs that are no numbers, as the worst there are")
  void broken() {
    NoiseCounter noise = new NoiseCounter();
    RegressionCounter regression = new RegressionCounter(1, position -> List.of(tensor(position)));
    for (int i = 0; i < 3; i++) {
      List<FloatTensor> floats = List.of(tensor(i));
      List<FloatTensor> devices = List.of(tensor(Float.NaN));
      noise.see(i, floats, devices);
      regression.see(i, floats, devices);
    }
    assertThat(noise.result().get(0).decibels()).isLessThan(-3000);
    RegressionResult result = regression.result().orElseThrow();
    assertThat(result.floatError().orElseThrow().r2()).contains(1.0);
    assertThat(result.deviceError().r2().orElseThrow()).isLessThan(-1e300);
    assertThat(new OutputNoise(0, 0).decibels()).isInfinite().isPositive();
  }
}
