package dev.tinyml.converter.json;

import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads JSON text into a {@link JsonValue}. Accepts Python's {@code NaN} and {@code Infinity},
 * which Keras writes; refuses duplicate keys, nesting deeper than 200 levels, and text behind the
 * value. Immutable and thread-safe.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_STRING = 16 << 20;
  private static final int MAX_NUMBER = 100;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /**
   * Reads one JSON value.
   *
   * @param utf8 the whole text in UTF-8; its size is the caller's to limit
   * @throws JsonSyntaxException when it is not one JSON value, or is beyond the limits above
   */
  public JsonValue read(byte[] utf8) throws JsonSyntaxException {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("the text is empty", null);
      }
      JsonValue value = readValue(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException(
            "more text behind the value, at line " + parser.currentTokenLocation().getLineNr(),
            null);
      }
      return value;
    } catch (JacksonException e) {
      throw new JsonSyntaxException(describe(e), e);
    }
  }

  private static String describe(JacksonException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return e.getOriginalMessage().replaceAll("\\s*\\R.*", "") + where;
  }

  private JsonValue readValue(JsonParser parser) throws JsonSyntaxException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> new JsonString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(numberLiteral(parser));
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      default -> throw new JsonSyntaxException("unexpected " + parser.currentToken(), null);
    };
  }

  private static String numberLiteral(JsonParser parser) {
    String literal = parser.getString();
    return switch (literal) {
      case "INF", "+INF", "+Infinity" -> "Infinity";
      case "-INF" -> "-Infinity";
      default -> literal;
    };
  }

  private JsonObject readObject(JsonParser parser) throws JsonSyntaxException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, readValue(parser));
    }
    return new JsonObject(members);
  }

  private JsonArray readArray(JsonParser parser) throws JsonSyntaxException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(readValue(parser));
    }
    return new JsonArray(elements);
  }
}
