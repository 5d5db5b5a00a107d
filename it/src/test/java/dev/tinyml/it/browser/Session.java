package dev.tinyml.it.browser;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The part of a connection that belongs to one tab. */
record Session(DevTools tools, String id) {

  JsonCursor command(String method, JsonValue parameters) {
    return tools.command(Optional.of(id), method, parameters);
  }

  List<JsonCursor> events(String method) {
    return tools.events(id, method);
  }

  void await(String method) {
    tools.await(id, method);
  }
}
