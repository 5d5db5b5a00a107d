package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * How much an output of the device's model differs from the float model's, over all samples.
 *
 * @param signal sum of the squared float values; at least 0, finite
 * @param noise sum of the squared differences; at least 0, finite
 */
public record OutputNoise(double signal, double noise) {

  /** Checks the limits above. */
  public OutputNoise {
    if (!(signal >= 0 && signal <= Double.MAX_VALUE && noise >= 0 && noise <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a signal of " + signal + " with noise of " + noise);
    }
  }

  /**
   * The signal-to-noise ratio, 10 log10(signal / noise), in dB; positive infinity where both models
   * agree in every bit, negative infinity for noise without a signal.
   */
  public double decibels() {
    return noise == 0 ? Double.POSITIVE_INFINITY : 10 * (Math.log10(signal) - Math.log10(noise));
  }

  JsonValue toJson() {
    return Json.object()
        .put("signal", signal)
        .put("noise", noise)
        .putIfPresent(
            "decibels", Optional.of(decibels()).filter(db -> !Double.isInfinite(db)), Json::of)
        .build();
  }

  static OutputNoise fromJson(JsonCursor json) {
    return new OutputNoise(json.get("signal").asDouble(), json.get("noise").asDouble());
  }
}
