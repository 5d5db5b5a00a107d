package dev.tinyml.codegen.schema;

import dev.tinyml.converter.json.JsonLines;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A JSON Schema (draft 2020-12), of which it understands what this tool's own schemas use: types,
 * required and additional properties, items, lower bounds of lengths, bounds of numbers, patterns
 * that are anchored at both ends, enumerations of strings, and references into {@code $defs}.
 * Immutable and thread-safe.
 */
public final class JsonSchema {
  private static final String DEFINITIONS = "#/$defs/";

  private static final Set<String> KEYWORDS =
      Set.of(
          "$defs",
          "$ref",
          "$schema",
          "additionalProperties",
          "description",
          "enum",
          "exclusiveMinimum",
          "items",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "pattern",
          "properties",
          "required",
          "title",
          "type");

  private final JsonObject root;

  /**
   * @param root the schema
   * @throws IllegalArgumentException when it has a keyword that would not be checked
   */
  public JsonSchema(JsonObject root) {
    this.root = root;
    requireKnown(root);
  }

  private static void requireKnown(JsonObject schema) {
    for (String keyword : schema.members().keySet()) {
      if (!KEYWORDS.contains(keyword)) {
        throw new IllegalArgumentException("keyword " + keyword);
      }
    }
    for (String group : List.of("properties", "$defs")) {
      members(schema, group).values().forEach(inner -> requireKnown((JsonObject) inner));
    }
    if (schema.members().get("items") instanceof JsonObject items) {
      requireKnown(items);
    }
  }

  /**
   * Adds a problem for everything in a document that is not as the schema wants it.
   *
   * @param document what to call it in messages
   * @param partial whether required properties may be missing, and null stands for taking a
   *     property away: a document that changes another one
   */
  public void check(
      String document, JsonValue value, JsonLines lines, boolean partial, Problems problems) {
    new Check(new SchemaProblems(document, lines, problems), partial).value("", value, root);
  }

  private JsonObject resolved(JsonValue schema) {
    JsonObject object = (JsonObject) schema;
    if (object.members().get("$ref") instanceof JsonString reference) {
      String name = reference.value().substring(DEFINITIONS.length());
      return (JsonObject) members(root, "$defs").get(name);
    }
    return object;
  }

  private static Map<String, JsonValue> members(JsonObject schema, String keyword) {
    return schema.members().get(keyword) instanceof JsonObject group ? group.members() : Map.of();
  }

  private static Set<String> strings(JsonObject schema, String keyword) {
    return schema.members().get(keyword) instanceof JsonArray array
        ? array.elements().stream()
            .map(element -> ((JsonString) element).value())
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  /** One walk through a document. */
  private final class Check {
    private final SchemaProblems problems;
    private final ScalarCheck scalars;
    private final boolean partial;

    Check(SchemaProblems problems, boolean partial) {
      this.problems = problems;
      this.scalars = new ScalarCheck(problems);
      this.partial = partial;
    }

    void value(String path, JsonValue value, JsonValue unresolved) {
      JsonObject schema = resolved(unresolved);
      if (scalars.hasType(path, value, schema)) {
        if (value instanceof JsonObject object) {
          object(path, object, schema);
        } else if (value instanceof JsonArray array) {
          array(path, array, schema);
        } else {
          scalars.check(path, value, schema);
        }
      }
    }

    private void object(String path, JsonObject object, JsonObject schema) {
      Map<String, JsonValue> properties = members(schema, "properties");
      object
          .members()
          .forEach(
              (name, member) -> {
                String inner = path.isEmpty() ? name : path + "." + name;
                if (!properties.containsKey(name)) {
                  problems.add(
                      "field-unknown",
                      inner,
                      "a field \"" + name + "\"",
                      "one of " + String.join(", ", properties.keySet()),
                      "");
                } else if (!(partial && member instanceof JsonNull)) {
                  value(inner, member, properties.get(name));
                }
              });
      for (String name : strings(schema, "required")) {
        if (!partial && !object.members().containsKey(name)) {
          problems.add(
              "field-missing",
              path,
              "no field \"" + name + "\"",
              "a field \"" + name + "\"",
              ScalarCheck.meaning(resolved(properties.get(name))));
        }
      }
    }

    private void array(String path, JsonArray array, JsonObject schema) {
      scalars.checkLength(path, array, schema);
      for (int i = 0; i < array.elements().size(); i++) {
        value(path + "[" + i + "]", array.elements().get(i), schema.members().get("items"));
      }
    }
  }
}
