package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the float and the device's autoencoder give their inputs again: the mean over samples of
 * the mean squared difference between normalized input and output.
 *
 * @param samples normal ones only where labels tell; at least 1
 * @param floatError at least 0, finite; empty when there is no float model
 * @param deviceError of the same samples; at least 0, finite
 */
public record ReconstructionResult(int samples, Optional<Double> floatError, double deviceError) {

  /** Checks the limits above. */
  public ReconstructionResult {
    if (samples < 1 || !isError(deviceError) || floatError.stream().anyMatch(e -> !isError(e))) {
      throw new IllegalArgumentException(
          "errors of " + floatError + " and " + deviceError + " over " + samples + " samples");
    }
  }

  private static boolean isError(double value) {
    return value >= 0 && value <= Double.MAX_VALUE;
  }

  /**
   * What quantization adds, in percent of the float model's error; negative when the device does
   * better; empty without a float model, or when its error is 0.
   */
  public Optional<Double> increasePercent() {
    return floatError.filter(e -> e > 0).map(e -> 100 * (deviceError - e) / e);
  }

  /** The same without what was measured about a float model. */
  public ReconstructionResult deviceOnly() {
    return new ReconstructionResult(samples, Optional.empty(), deviceError);
  }

  /** The result in a few words for a log. */
  public String describe() {
    return floatError.map(e -> String.format(Locale.ROOT, "float %.4g, ", e)).orElse("")
        + String.format(Locale.ROOT, "device %.4g", deviceError)
        + increasePercent().map(p -> String.format(Locale.ROOT, " (%+.2f %%)", p)).orElse("")
        + " on "
        + samples
        + " samples";
  }

  JsonValue toJson() {
    return Json.object()
        .put("samples", samples)
        .putIfPresent("floatError", floatError, Json::of)
        .put("deviceError", deviceError)
        .putIfPresent("increasePercent", increasePercent(), Json::of)
        .build();
  }

  static ReconstructionResult fromJson(JsonCursor json) {
    return new ReconstructionResult(
        json.get("samples").asInt(),
        json.findNonNull("floatError").map(JsonCursor::asDouble),
        json.get("deviceError").asDouble());
  }
}
