package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonLines;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that describes a board, or changes the description of one.
 *
 * @param id of the board: the file's name
 * @param document what to call it in messages
 * @param content of the file
 * @param lines where its values are
 */
record BoardFile(String id, String document, JsonObject content, JsonLines lines) {

  /** Another file's content with the fields of this one in it; null takes a field away. */
  JsonObject over(JsonObject base) {
    return merged(base, content);
  }

  private static JsonObject merged(JsonObject base, JsonObject changes) {
    Map<String, JsonValue> members = new LinkedHashMap<>(base.members());
    changes
        .members()
        .forEach(
            (name, change) -> {
              if (change instanceof JsonNull) {
                members.remove(name);
              } else if (change instanceof JsonObject inner
                  && members.get(name) instanceof JsonObject old) {
                members.put(name, merged(old, inner));
              } else {
                members.put(name, change);
              }
            });
    return new JsonObject(members);
  }
}
