package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.TensorRef;
import java.util.ArrayList;
import java.util.List;

/** Reads references to tensors in the structures in which Keras writes them. Stateless. */
final class TensorRefs {

  /** A reference {@code [layer, node, tensor]}; what stands behind these three is not looked at. */
  TensorRef single(JsonCursor cursor) {
    List<JsonCursor> parts = cursor.elements();
    if (parts.size() < 3) {
      throw malformed(cursor);
    }
    int node = parts.get(1).asInt();
    int tensor = parts.get(2).asInt();
    if (node < 0 || tensor < 0) {
      throw malformed(cursor);
    }
    return new TensorRef(parts.get(0).asString(), node, tensor);
  }

  /**
   * References nested in lists and dictionaries, as {@code input_layers} and {@code output_layers}
   * mirror what was given to {@code keras.Model}; dictionaries count in the order of their sorted
   * keys.
   */
  List<TensorRef> structure(JsonCursor cursor) {
    List<TensorRef> refs = new ArrayList<>();
    collect(cursor, refs);
    return refs;
  }

  /** Whether a list begins as a reference does. */
  boolean isSingle(JsonCursor cursor) {
    return cursor.value() instanceof JsonArray array
        && !array.elements().isEmpty()
        && array.elements().get(0) instanceof JsonString;
  }

  private void collect(JsonCursor cursor, List<TensorRef> refs) {
    if (isSingle(cursor)) {
      refs.add(single(cursor));
    } else if (cursor.value() instanceof JsonObject) {
      cursor.names().stream().sorted().forEach(key -> collect(cursor.get(key), refs));
    } else {
      cursor.elements().forEach(element -> collect(element, refs));
    }
  }

  private static ProblemException malformed(JsonCursor cursor) {
    return new ProblemException(
        cursor.problem(
            "a list that is no reference", "a reference [layer name, node index, tensor index]"));
  }
}
