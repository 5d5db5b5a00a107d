package dev.tinyml.converter.json;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * On which lines the values of a JSON text begin, by their paths: {@code a.b[2].c}, empty for the
 * whole. Immutable.
 */
public final class JsonLines {
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * Looks through a text that {@link JsonReader} takes.
   *
   * @param utf8 the whole text
   * @throws JsonSyntaxException when it is not JSON
   */
  public JsonLines(byte[] utf8) throws JsonSyntaxException {
    JsonFactory factory = JsonFactory.builder().build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
      parser.nextToken();
      record(parser, "");
    } catch (JacksonException e) {
      throw new JsonSyntaxException(e.getOriginalMessage(), e);
    }
  }

  private void record(JsonParser parser, String path) {
    lines.put(path, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        record(parser, path.isEmpty() ? name : path + "." + name);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        record(parser, path + "[" + i + "]");
      }
    }
  }

  /** The line of a value, counted from 1; of the nearest value around it when it is not there. */
  public int of(String path) {
    String known = path;
    while (!lines.containsKey(known)) {
      known =
          known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
    }
    return lines.get(known);
  }
}
