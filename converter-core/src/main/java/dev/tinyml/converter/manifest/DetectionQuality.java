package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * How well a model's score tells positive from negative samples, whatever the threshold.
 *
 * @param auc area under the receiver operating characteristic, 0 to 1: the chance that a positive
 *     sample scores higher than a negative one, ties counting half
 * @param partialAuc the same for false positive rates up to {@link
 *     DetectionResult#MAX_FALSE_POSITIVE_RATE}, standardized as McClish does so that 0.5 is no
 *     better than chance and 1 perfect
 */
public record DetectionQuality(double auc, double partialAuc) {

  /** Checks the limits above. */
  public DetectionQuality {
    if (!(auc >= 0 && auc <= 1 && partialAuc >= 0 && partialAuc <= 1)) {
      throw new IllegalArgumentException("an AUC of " + auc + ", partial " + partialAuc);
    }
  }

  JsonValue toJson() {
    return Json.object().put("auc", auc).put("partialAuc", partialAuc).build();
  }

  static DetectionQuality fromJson(JsonCursor json) {
    return new DetectionQuality(json.get("auc").asDouble(), json.get("partialAuc").asDouble());
  }
}
