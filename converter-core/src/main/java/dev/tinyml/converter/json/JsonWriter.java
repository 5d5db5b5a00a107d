package dev.tinyml.converter.json;

import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes JSON for people and version control: two spaces of indentation, arrays of plain values on
 * one line, LF, a final newline, members in their order. The same value always gives the same text.
 * Immutable and thread-safe.
 */
public final class JsonWriter {

  /** The text of a value. */
  public String write(JsonValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value, "");
    return out.append('\n').toString();
  }

  private void append(StringBuilder out, JsonValue value, String indent) {
    if (value instanceof JsonObject object) {
      appendObject(out, object, indent);
    } else if (value instanceof JsonArray array) {
      appendArray(out, array, indent);
    } else if (value instanceof JsonString string) {
      appendString(out, string.value());
    } else if (value instanceof JsonNumber number) {
      out.append(number.literal());
    } else if (value instanceof JsonBoolean bool) {
      out.append(bool.value());
    } else if (value instanceof JsonNull) {
      out.append("null");
    }
  }

  private void appendObject(StringBuilder out, JsonObject object, String indent) {
    if (object.members().isEmpty()) {
      out.append("{}");
      return;
    }
    String inner = indent + "  ";
    out.append("{\n");
    Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      out.append(inner);
      appendString(out, member.getKey());
      out.append(": ");
      append(out, member.getValue(), inner);
      out.append(members.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append('}');
  }

  private void appendArray(StringBuilder out, JsonArray array, String indent) {
    boolean plain =
        array.elements().stream().noneMatch(e -> e instanceof JsonObject || e instanceof JsonArray);
    String inner = indent + "  ";
    out.append('[');
    for (int i = 0; i < array.elements().size(); i++) {
      if (i > 0) {
        out.append(plain ? ", " : ",");
      }
      if (!plain) {
        out.append('\n').append(inner);
      }
      append(out, array.elements().get(i), inner);
    }
    if (!plain) {
      out.append('\n').append(indent);
    }
    out.append(']');
  }

  private static void appendString(StringBuilder out, String text) {
    out.append('"').append(JsonStringEncoder.getInstance().quoteAsCharArray(text)).append('"');
  }
}
