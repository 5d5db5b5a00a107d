package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.OptionalInt;

/**
 * What an inference library takes besides model and arena, measured on one core. A sketch needs at
 * least what few operators take, and at most what all of them take.
 *
 * @param core that it was measured on
 * @param flashAtLeast in bytes
 * @param flashAtMost in bytes; empty when it was not measured
 * @param ramAtLeast in bytes, without the stack
 * @param ramAtMost in bytes, without the stack; empty when it was not measured
 * @param source how it was measured
 */
public record EngineSize(
    String core,
    int flashAtLeast,
    OptionalInt flashAtMost,
    int ramAtLeast,
    OptionalInt ramAtMost,
    String source) {

  static EngineSize fromJson(JsonCursor json) {
    return new EngineSize(
        json.get("core").asString(),
        json.get("flashAtLeast").asInt(),
        number(json, "flashAtMost"),
        json.get("ramAtLeast").asInt(),
        number(json, "ramAtMost"),
        json.get("source").asString());
  }

  private static OptionalInt number(JsonCursor json, String name) {
    return json.find(name).map(n -> OptionalInt.of(n.asInt())).orElse(OptionalInt.empty());
  }
}
