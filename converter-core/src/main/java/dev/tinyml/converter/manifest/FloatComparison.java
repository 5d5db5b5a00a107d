package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * How far two float results lie apart over all samples and all outputs.
 *
 * @param samples number of samples compared, at least 1
 * @param maxAbsDifference largest absolute difference of any output value, at least 0 and finite
 */
public record FloatComparison(int samples, double maxAbsDifference) {

  /** Checks the limits above. */
  public FloatComparison {
    if (samples < 1 || !(maxAbsDifference >= 0) || Double.isInfinite(maxAbsDifference)) {
      throw new IllegalArgumentException(
          "a difference of " + maxAbsDifference + " over " + samples + " samples");
    }
  }

  JsonValue toJson() {
    return Json.object().put("samples", samples).put("maxAbsDifference", maxAbsDifference).build();
  }

  static FloatComparison fromJson(JsonCursor json) {
    return new FloatComparison(
        json.get("samples").asInt(), json.get("maxAbsDifference").asDouble());
  }
}
