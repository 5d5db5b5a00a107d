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
    ObjectBuilder obstacles = Json.object();
    options.int16Obstacles().forEach(obstacles::put);
    return Json.object()
        .put("rules", rules.build())
        .put("int16Obstacles", obstacles.build())
        .build();
  }

  RepairOptions read(JsonCursor json) {
    return new RepairOptions(
        new GateLimits(texts(json.get("rules"))), texts(json.get("int16Obstacles")));
  }

  private static TreeMap<String, String> texts(JsonCursor json) {
    TreeMap<String, String> texts = new TreeMap<>();
    json.names().forEach(name -> texts.put(name, json.get(name).asString()));
    return texts;
  }
}
