package dev.tinyml.converter.json;

import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value with the path that led to it, for reading JSON of a known form. Whatever is not of the
 * form ends in a {@link ProblemException} that names the document and the path. Immutable.
 */
public final class JsonCursor {
  private final String document;
  private final String path;
  private final JsonValue value;

  private JsonCursor(String document, String path, JsonValue value) {
    this.document = document;
    this.path = path;
    this.value = value;
  }

  /**
   * The root of a document.
   *
   * @param document what to call it in messages, a file's name for example
   * @param value its value
   */
  public static JsonCursor root(String document, JsonValue value) {
    return new JsonCursor(document, "", value);
  }

  /** The value itself. */
  public JsonValue value() {
    return value;
  }

  /** Document and path, for messages. */
  public String location() {
    return path.isEmpty() ? document : document + ", " + path;
  }

  /** Whether the value is JSON's null. */
  public boolean isNull() {
    return value instanceof JsonNull;
  }

  /** A member that must be there; it may be null. */
  public JsonCursor get(String name) {
    return find(name)
        .orElseThrow(() -> new ProblemException(problem("no member " + name, "member " + name)));
  }

  /** A member that may be missing. */
  public Optional<JsonCursor> find(String name) {
    JsonValue member = object().members().get(name);
    String inner = path.isEmpty() ? name : path + "." + name;
    return Optional.ofNullable(member).map(m -> new JsonCursor(document, inner, m));
  }

  /** A member that is there and not null. */
  public Optional<JsonCursor> findNonNull(String name) {
    return find(name).filter(c -> !c.isNull());
  }

  /** Names of the members of an object, in order. */
  public List<String> names() {
    return List.copyOf(object().members().keySet());
  }

  /** The elements of an array. */
  public List<JsonCursor> elements() {
    if (!(value instanceof JsonArray array)) {
      throw wrong("an array");
    }
    List<JsonCursor> cursors = new ArrayList<>(array.elements().size());
    for (int i = 0; i < array.elements().size(); i++) {
      cursors.add(new JsonCursor(document, path + "[" + i + "]", array.elements().get(i)));
    }
    return cursors;
  }

  /** The value as text. */
  public String asString() {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw wrong("a string");
  }

  /** The value as true or false. */
  public boolean asBoolean() {
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw wrong("true or false");
  }

  /** The value as a double; may be NaN or infinite. */
  public double asDouble() {
    return number("a number").asDouble();
  }

  /** The value as a double that is neither NaN nor infinite. */
  public double asFiniteDouble() {
    double number = asDouble();
    if (!Double.isFinite(number)) {
      throw wrong("a finite number");
    }
    return number;
  }

  /** The value as a float; may be NaN or infinite. */
  public float asFloat() {
    return number("a number").asFloat();
  }

  /** The value as a float that is neither NaN nor infinite. */
  public float asFiniteFloat() {
    float number = asFloat();
    if (!Float.isFinite(number)) {
      throw wrong("a finite number");
    }
    return number;
  }

  /** The value as a whole number of 64 bits. */
  public long asLong() {
    try {
      return number("a whole number").asLong();
    } catch (ArithmeticException e) {
      throw wrong("a whole number");
    }
  }

  /** The value as a whole number of 32 bits. */
  public int asInt() {
    long wide = asLong();
    if (wide != (int) wide) {
      throw wrong("a whole number of 32 bits");
    }
    return (int) wide;
  }

  /** The problem of this value not being what it must be. */
  public Problem problem(String found, String expected) {
    return new Problem(
        "json-form",
        ProblemKind.BROKEN_INPUT,
        location(),
        found,
        expected,
        "write the file again with the tool that made it, or mend this value");
  }

  private JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong("an object");
  }

  private JsonNumber number(String expected) {
    if (value instanceof JsonNumber number) {
      return number;
    }
    throw wrong(expected);
  }

  private ProblemException wrong(String expected) {
    return new ProblemException(problem(summary(), expected));
  }

  private String summary() {
    if (value instanceof JsonString string) {
      String text = string.value();
      return "the string \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
    }
    if (value instanceof JsonNumber number) {
      return number.literal();
    }
    return value instanceof JsonBoolean bool ? String.valueOf(bool.value()) : value.typeName();
  }
}
