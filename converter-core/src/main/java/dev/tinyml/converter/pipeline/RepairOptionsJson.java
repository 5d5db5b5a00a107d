package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.verify.GateLimits;
import java.util.TreeMap;

/** Options of a repair in a request to the worker and in a manifest. */
final class RepairOptionsJson {

  JsonValue write(RepairOptions options) {
    ObjectBuilder rules = Json.object();
    options.limits().settings().forEach(rules::put);
    return Json.object()
        .put("rules", rules.build())
        .putIfPresent("int16Obstacle", options.int16Obstacle(), Json::of)
        .build();
  }

  RepairOptions read(JsonCursor json) {
    JsonCursor rules = json.get("rules");
    TreeMap<String, String> settings = new TreeMap<>();
    rules.names().forEach(name -> settings.put(name, rules.get(name).asString()));
    return new RepairOptions(
        new GateLimits(settings), json.find("int16Obstacle").map(JsonCursor::asString));
  }
}
