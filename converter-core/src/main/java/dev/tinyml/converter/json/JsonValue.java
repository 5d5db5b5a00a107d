package dev.tinyml.converter.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Immutable; no value is ever null, JSON's own null is {@link JsonNull}. */
public sealed interface JsonValue {

  /** What the value is, in a word for messages: object, array, string, number, boolean or null. */
  String typeName();

  /**
   * An object.
   *
   * @param members in the order of the file or of insertion
   */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    /** Keeps the order of the given map. */
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String typeName() {
      return "object";
    }
  }

  /** An array. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    /** Copies the list. */
    public JsonArray {
      elements = List.copyOf(elements);
    }

    @Override
    public String typeName() {
      return "array";
    }
  }

  /** A string. */
  record JsonString(String value) implements JsonValue {
    @Override
    public String typeName() {
      return "string";
    }
  }

  /**
   * A number, kept as written so that it can be rounded once to the type that is needed.
   *
   * @param literal JSON number, or Python's {@code NaN}, {@code Infinity}, {@code -Infinity}
   */
  record JsonNumber(String literal) implements JsonValue {
    @Override
    public String typeName() {
      return "number";
    }

    /** The nearest double. */
    public double asDouble() {
      return Double.parseDouble(literal);
    }

    /** The nearest float, rounded from the decimal text directly. */
    public float asFloat() {
      return Float.parseFloat(literal);
    }

    /**
     * The value as a whole number.
     *
     * @throws ArithmeticException when it has a fraction, or is outside the range of long
     */
    public long asLong() {
      double approximate = asDouble();
      if (Double.isNaN(approximate) || Math.abs(approximate) > 1e19) {
        throw new ArithmeticException(literal);
      }
      try {
        return new BigDecimal(literal).longValueExact();
      } catch (NumberFormatException e) {
        // The exponent of a number this near to 0 does not fit BigDecimal's.
        throw new ArithmeticException(literal);
      }
    }
  }

  /** True or false. */
  record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String typeName() {
      return "boolean";
    }
  }

  /** JSON's null. */
  record JsonNull() implements JsonValue {
    @Override
    public String typeName() {
      return "null";
    }
  }
}
