package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * Versions that the bytes of a conversion depend on.
 *
 * @param tinyml of this tool
 * @param tensorflow of the native TensorFlow that converts and quantizes
 * @param tensorflowLite of the interpreter that calibrates and verifies
 */
public record ToolVersions(String tinyml, String tensorflow, String tensorflowLite) {

  JsonValue toJson() {
    return Json.object()
        .put("tinyml", tinyml)
        .put("tensorflow", tensorflow)
        .put("tensorflowLite", tensorflowLite)
        .build();
  }

  static ToolVersions fromJson(JsonCursor json) {
    return new ToolVersions(
        json.get("tinyml").asString(),
        json.get("tensorflow").asString(),
        json.get("tensorflowLite").asString());
  }
}
