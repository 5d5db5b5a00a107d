package dev.tinyml.converter.json;

import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes JSON values. Stateless. */
public final class Json {
  private Json() {}

  /** A string. */
  public static JsonValue of(String text) {
    return new JsonString(text);
  }

  /** A whole number. */
  public static JsonValue of(long number) {
    return new JsonNumber(Long.toString(number));
  }

  /** A float in the shortest form that reads back as the same float; must be finite. */
  public static JsonValue of(float number) {
    return new JsonNumber(NumberText.of(number));
  }

  /** A double in the shortest form that reads back as the same double; must be finite. */
  public static JsonValue of(double number) {
    return new JsonNumber(NumberText.of(number));
  }

  /** True or false. */
  public static JsonValue of(boolean value) {
    return new JsonBoolean(value);
  }

  /** An array of what a function makes of each element. */
  public static <T> JsonValue array(Collection<T> elements, Function<T, JsonValue> each) {
    return new JsonArray(elements.stream().map(each).toList());
  }

  /** Starts an object. */
  public static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** Collects the members of an object in order. Not thread-safe. */
  public static final class ObjectBuilder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private ObjectBuilder() {}

    /** Adds a member. */
    public ObjectBuilder put(String name, JsonValue value) {
      members.put(name, value);
      return this;
    }

    /** Adds a string. */
    public ObjectBuilder put(String name, String value) {
      return put(name, of(value));
    }

    /** Adds a whole number. */
    public ObjectBuilder put(String name, long value) {
      return put(name, of(value));
    }

    /** Adds a double. */
    public ObjectBuilder put(String name, double value) {
      return put(name, of(value));
    }

    /** Adds true or false. */
    public ObjectBuilder put(String name, boolean value) {
      return put(name, of(value));
    }

    /** Adds a member when there is a value. */
    public <T> ObjectBuilder putIfPresent(
        String name, Optional<T> value, Function<T, JsonValue> json) {
      value.ifPresent(v -> put(name, json.apply(v)));
      return this;
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
