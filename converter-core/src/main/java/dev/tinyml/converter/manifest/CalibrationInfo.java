package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * Which samples were the representative dataset.
 *
 * @param seed that the draw was made with
 * @param indices of the samples in the dataset, in the order in which they were fed
 * @param perClass samples of each class; empty when the dataset has no labels
 * @param warnings whole sentences about what may hurt the result; often empty
 */
public record CalibrationInfo(
    long seed, List<Integer> indices, List<Integer> perClass, List<String> warnings) {

  /** Copies the lists. */
  public CalibrationInfo {
    indices = List.copyOf(indices);
    perClass = List.copyOf(perClass);
    warnings = List.copyOf(warnings);
  }

  JsonValue toJson() {
    return draw().put("warnings", Json.array(warnings, Json::of)).build();
  }

  /** Without the warnings, which each of several models has of its own. */
  JsonValue drawToJson() {
    return draw().build();
  }

  private ObjectBuilder draw() {
    return Json.object()
        .put("seed", seed)
        .put("indices", Json.array(indices, Json::of))
        .put("perClass", Json.array(perClass, Json::of));
  }

  static CalibrationInfo fromJson(JsonCursor json) {
    return fromJson(json, json.get("warnings"));
  }

  static CalibrationInfo fromJson(JsonCursor json, JsonCursor warnings) {
    return new CalibrationInfo(
        json.get("seed").asLong(),
        json.get("indices").elements().stream().map(JsonCursor::asInt).toList(),
        json.get("perClass").elements().stream().map(JsonCursor::asInt).toList(),
        warnings.elements().stream().map(JsonCursor::asString).toList());
  }
}
