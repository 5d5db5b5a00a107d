package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Locale;

/**
 * How far two float results lie apart over all samples and all outputs.
 *
 * @param samples number of samples compared, at least 1
 * @param maxAbsDifference largest absolute difference of any output value, at least 0 and finite
 * @param maxScaledDifference the same in units of the output's largest magnitude on these samples,
 *     where that is above 1: float32 has seven digits, so that large values differ by more
 */
public record FloatComparison(int samples, double maxAbsDifference, double maxScaledDifference) {

  /** Checks the limits above. */
  public FloatComparison {
    if (samples < 1 || !isDifference(maxAbsDifference) || !isDifference(maxScaledDifference)) {
      throw new IllegalArgumentException(
          "a difference of " + maxAbsDifference + " over " + samples + " samples");
    }
  }

  /** The result in a few words for a log. */
  public String describe() {
    return String.format(
        Locale.ROOT, "maximum absolute difference %.3g over %d samples", maxAbsDifference, samples);
  }

  private static boolean isDifference(double value) {
    return value >= 0 && !Double.isInfinite(value);
  }

  JsonValue toJson() {
    return Json.object()
        .put("samples", samples)
        .put("maxAbsDifference", maxAbsDifference)
        .put("maxScaledDifference", maxScaledDifference)
        .build();
  }

  static FloatComparison fromJson(JsonCursor json) {
    return new FloatComparison(
        json.get("samples").asInt(),
        json.get("maxAbsDifference").asDouble(),
        json.get("maxScaledDifference").asDouble());
  }
}
