package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * How a raw sample becomes the model's input: {@code (raw - mean) / std} in float32, element by
 * element of the flattened sample. Shorter lists repeat: with one entry the same value serves all
 * elements, with three those of an interleaved x, y, z signal.
 *
 * @param mean as many as std, at least one, finite
 * @param std finite and not 0
 */
public record Normalization(List<Float> mean, List<Float> std) {

  /** Leaves samples as they are. */
  public static final Normalization IDENTITY = new Normalization(List.of(0f), List.of(1f));

  /** Checks that the lists match; values are for readers of untrusted data to check. */
  public Normalization {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() || mean.size() != std.size()) {
      throw new IllegalArgumentException(mean.size() + " means, " + std.size() + " stds");
    }
  }

  /** Whether samples stay as they are. */
  public boolean isIdentity() {
    return mean.stream().allMatch(m -> m == 0) && std.stream().allMatch(s -> s == 1);
  }

  /**
   * Normalizes one element.
   *
   * @param raw the raw value
   * @param index its place in the flattened sample
   */
  public float apply(float raw, int index) {
    int i = index % mean.size();
    return (raw - mean.get(i)) / std.get(i);
  }

  JsonValue toJson() {
    return Json.object()
        .put("mean", Json.array(mean, Json::of))
        .put("std", Json.array(std, Json::of))
        .build();
  }

  static Normalization fromJson(JsonCursor json) {
    return new Normalization(
        json.get("mean").elements().stream().map(JsonCursor::asFiniteFloat).toList(),
        json.get("std").elements().stream().map(JsonCursor::asFiniteFloat).toList());
  }
}
