package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * An operator that a model uses.
 *
 * @param name as in TensorFlow Lite's schema, {@code FULLY_CONNECTED}; a custom operator's own name
 * @param custom whether it is a custom operator
 * @param version the operator's version, which the runtime must know
 * @param count how often the model uses it, at least 1
 */
public record OperatorUse(String name, boolean custom, int version, int count) {

  JsonValue toJson() {
    return Json.object()
        .put("name", name)
        .put("custom", custom)
        .put("version", version)
        .put("count", count)
        .build();
  }

  static OperatorUse fromJson(JsonCursor json) {
    return new OperatorUse(
        json.get("name").asString(),
        json.get("custom").asBoolean(),
        json.get("version").asInt(),
        json.get("count").asInt());
  }
}
