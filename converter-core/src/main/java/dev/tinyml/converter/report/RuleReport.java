package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * A rule of the gate and what was measured.
 *
 * @param rule the rule, {@code maxAccuracyDrop} for one
 * @param limit the limit with its unit
 * @param measured what was measured, with its unit
 * @param passed whether the limit holds
 */
public record RuleReport(String rule, String limit, String measured, boolean passed) {

  JsonValue toJson() {
    return Json.object()
        .put("rule", rule)
        .put("limit", limit)
        .put("measured", measured)
        .put("passed", passed)
        .build();
  }

  static RuleReport fromJson(JsonCursor json) {
    return new RuleReport(
        json.get("rule").asString(),
        json.get("limit").asString(),
        json.get("measured").asString(),
        json.get("passed").asBoolean());
  }
}
