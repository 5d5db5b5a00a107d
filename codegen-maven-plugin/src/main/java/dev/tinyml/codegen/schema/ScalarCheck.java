package dev.tinyml.codegen.schema;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what a schema says about a value that has no values in it. Not thread-safe. */
final class ScalarCheck {
  private final SchemaProblems problems;

  ScalarCheck(SchemaProblems problems) {
    this.problems = problems;
  }

  /** What the schema says that a value is. */
  static String meaning(JsonObject schema) {
    return schema.members().get("description") instanceof JsonString text ? text.value() : "";
  }

  /** Whether a value has the schema's type; otherwise that is a problem. */
  boolean hasType(String path, JsonValue value, JsonObject schema) {
    String type = ((JsonString) schema.members().get("type")).value();
    boolean has =
        switch (type) {
          case "object" -> value instanceof JsonObject;
          case "array" -> value instanceof JsonArray;
          case "string" -> value instanceof JsonString;
          case "boolean" -> value instanceof JsonBoolean;
          case "number" -> value instanceof JsonNumber;
          case "integer" -> value instanceof JsonNumber number && isWhole(number);
          default -> throw new IllegalArgumentException("type " + type);
        };
    if (!has) {
      problems.add("field-type", path, described(value), type, meaning(schema));
    }
    return has;
  }

  private static boolean isWhole(JsonNumber number) {
    try {
      number.asLong();
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static String described(JsonValue value) {
    if (value instanceof JsonString string) {
      return "the string \"" + string.value() + "\"";
    }
    return value instanceof JsonNumber number ? number.literal() : value.typeName();
  }

  void checkLength(String path, JsonArray array, JsonObject schema) {
    if (schema.members().get("minItems") instanceof JsonNumber least
        && array.elements().size() < least.asLong()) {
      problems.add(
          "field-value",
          path,
          array.elements().size() + " elements",
          "at least " + least.literal(),
          meaning(schema));
    }
  }

  void check(String path, JsonValue value, JsonObject schema) {
    if (value instanceof JsonString string) {
      checkText(path, string.value(), schema);
    } else if (value instanceof JsonNumber number) {
      checkNumber(path, number, schema);
    }
  }

  private void checkText(String path, String text, JsonObject schema) {
    String found = "\"" + text + "\"";
    if (schema.members().get("minLength") instanceof JsonNumber least
        && text.length() < least.asLong()) {
      problems.add("field-value", path, "an empty text", "a text", meaning(schema));
    } else if (schema.members().get("enum") instanceof JsonArray values
        && !values.elements().contains(new JsonString(text))) {
      List<String> names =
          values.elements().stream().map(each -> ((JsonString) each).value()).toList();
      problems.add(
          "field-value", path, found, "one of " + String.join(", ", names), meaning(schema));
    } else if (schema.members().get("pattern") instanceof JsonString pattern
        && !anchored(pattern.value()).matcher(text).matches()) {
      problems.add(
          "field-value", path, found, "a text of the form " + pattern.value(), meaning(schema));
    }
  }

  /** Without the anchors: Java's {@code $} would let a line break at the end pass. */
  private static Pattern anchored(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
      throw new IllegalArgumentException("pattern " + pattern);
    }
    return Pattern.compile(pattern.substring(1, pattern.length() - 1));
  }

  private void checkNumber(String path, JsonNumber number, JsonObject schema) {
    double value = number.asDouble();
    double least = bound(schema, "minimum", Double.NEGATIVE_INFINITY);
    double most = bound(schema, "maximum", Double.POSITIVE_INFINITY);
    double above = bound(schema, "exclusiveMinimum", Double.NEGATIVE_INFINITY);
    if (!(value >= least && value <= most && value > above)) {
      problems.add("field-value", path, number.literal(), range(schema), meaning(schema));
    }
  }

  private static double bound(JsonObject schema, String keyword, double otherwise) {
    return schema.members().get(keyword) instanceof JsonNumber number
        ? number.asDouble()
        : otherwise;
  }

  private static String range(JsonObject schema) {
    String lower =
        schema.members().get("minimum") instanceof JsonNumber least
            ? "at least " + least.literal()
            : "above " + ((JsonNumber) schema.members().get("exclusiveMinimum")).literal();
    return schema.members().get("maximum") instanceof JsonNumber most
        ? lower + " and at most " + most.literal()
        : lower;
  }
}
