package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the predictions of the float and the device's model lie from the targets of the held-out
 * samples.
 *
 * @param samples at least 1
 * @param targetDeviation standard deviation of the targets, the root of the mean variance of all
 *     output values: what to compare errors with; at least 0, finite
 * @param floatError empty when there is no float model
 * @param deviceError of the same samples
 */
public record RegressionResult(
    int samples,
    double targetDeviation,
    Optional<RegressionError> floatError,
    RegressionError deviceError) {

  /** Checks the limits above. */
  public RegressionResult {
    if (samples < 1 || !(targetDeviation >= 0 && targetDeviation <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "targets of " + samples + " samples with a deviation of " + targetDeviation);
    }
  }

  /**
   * What quantization adds to the RMSE, in percent of the targets' standard deviation: independent
   * of the unit, and of how good the float model is; negative when the device does better; empty
   * without a float model, or when all targets are the same.
   */
  public Optional<Double> increasePercent() {
    return floatError
        .filter(error -> targetDeviation > 0)
        .map(error -> 100 * (deviceError.rmse() - error.rmse()) / targetDeviation);
  }

  /** The same without what was measured about a float model. */
  public RegressionResult deviceOnly() {
    return new RegressionResult(samples, targetDeviation, Optional.empty(), deviceError);
  }

  /** The result in a few words for a log. */
  public String describe() {
    return floatError.map(error -> "float " + error.describe() + "; ").orElse("")
        + "device "
        + deviceError.describe()
        + increasePercent()
            .map(p -> String.format(Locale.ROOT, "; RMSE %+.2f %% of the targets' deviation", p))
            .orElse("")
        + " on "
        + samples
        + " held-out samples";
  }

  JsonValue toJson() {
    return Json.object()
        .put("samples", samples)
        .put("targetDeviation", targetDeviation)
        .putIfPresent("float", floatError, RegressionError::toJson)
        .put("device", deviceError.toJson())
        .putIfPresent("increasePercent", increasePercent(), Json::of)
        .build();
  }

  static RegressionResult fromJson(JsonCursor json) {
    return new RegressionResult(
        json.get("samples").asInt(),
        json.get("targetDeviation").asDouble(),
        json.findNonNull("float").map(RegressionError::fromJson),
        RegressionError.fromJson(json.get("device")));
  }
}
