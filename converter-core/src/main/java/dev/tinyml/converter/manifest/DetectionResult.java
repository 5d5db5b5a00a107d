package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the float and the device's model tell two kinds of held-out samples apart, whatever the
 * threshold: an autoencoder by its reconstruction error, a classifier of two classes by its score.
 *
 * @param negatives samples of class 0, normal ones; at least 1
 * @param positives samples of class 1, anomalies; at least 1
 * @param floatQuality empty when there is no float model
 * @param deviceQuality of the same samples
 */
public record DetectionResult(
    int negatives,
    int positives,
    Optional<DetectionQuality> floatQuality,
    DetectionQuality deviceQuality) {

  /** Up to where the partial AUC goes. */
  public static final double MAX_FALSE_POSITIVE_RATE = 0.1;

  /** Checks that there is something to tell apart. */
  public DetectionResult {
    if (negatives < 1 || positives < 1) {
      throw new IllegalArgumentException(negatives + " negatives, " + positives + " positives");
    }
  }

  /** AUC lost by quantization; negative when the device does better; empty without float model. */
  public Optional<Double> drop() {
    return floatQuality.map(quality -> quality.auc() - deviceQuality.auc());
  }

  /** The same without what was measured about a float model. */
  public DetectionResult deviceOnly() {
    return new DetectionResult(negatives, positives, Optional.empty(), deviceQuality);
  }

  /** The result in a few words for a log. */
  public String describe() {
    return floatQuality
            .map(
                q ->
                    String.format(
                        Locale.ROOT, "float %.4f (partial %.4f), ", q.auc(), q.partialAuc()))
            .orElse("")
        + String.format(
            Locale.ROOT,
            "device %.4f (partial %.4f) on %d negative and %d positive samples",
            deviceQuality.auc(),
            deviceQuality.partialAuc(),
            negatives,
            positives);
  }

  JsonValue toJson() {
    return Json.object()
        .put("negatives", negatives)
        .put("positives", positives)
        .putIfPresent("float", floatQuality, DetectionQuality::toJson)
        .put("device", deviceQuality.toJson())
        .build();
  }

  static DetectionResult fromJson(JsonCursor json) {
    return new DetectionResult(
        json.get("negatives").asInt(),
        json.get("positives").asInt(),
        json.findNonNull("float").map(DetectionQuality::fromJson),
        DetectionQuality.fromJson(json.get("device")));
  }
}
