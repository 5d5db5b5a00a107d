package dev.tinyml.converter.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a NumPy file: a Python dictionary with the keys descr, fortran_order and
 * shape. Only what NumPy writes there is understood, nothing is evaluated. Not thread-safe, one per
 * header.
 */
final class NpyHeaderParser {
  private final String text;
  private int position;

  NpyHeaderParser(String text) {
    this.text = text;
  }

  /**
   * The header.
   *
   * @throws IllegalArgumentException with a phrase for the user when the text is no header
   */
  NpyHeader parse() {
    Map<String, Object> entries = new LinkedHashMap<>();
    expect('{');
    while (!accept('}')) {
      String key = string();
      expect(':');
      if (entries.put(key, value()) != null) {
        throw new IllegalArgumentException("a header with the key " + key + " twice");
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipBlanks();
    if (position < text.length()) {
      throw malformed();
    }
    return new NpyHeader(
        entry(entries, "descr", String.class, "a plain element type"),
        entry(entries, "fortran_order", Boolean.class, "True or False"),
        shape(entry(entries, "shape", List.class, "a tuple of whole numbers")));
  }

  private static <T> T entry(
      Map<String, Object> entries, String key, Class<T> type, String expected) {
    Object value = entries.get(key);
    if (value == null) {
      throw new IllegalArgumentException("a header without " + key);
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("a header whose " + key + " is not " + expected);
    }
    return type.cast(value);
  }

  private static List<Long> shape(List<?> values) {
    List<Long> shape = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof Long dimension) || dimension < 0) {
        throw new IllegalArgumentException("a header with the dimension " + value);
      }
      shape.add(dimension);
    }
    return shape;
  }

  private Object value() {
    skipBlanks();
    char next = peek();
    if (next == '\'' || next == '"') {
      return string();
    }
    if (next == '(' || next == '[') {
      return sequence();
    }
    if (text.startsWith("True", position)) {
      position += 4;
      return true;
    }
    if (text.startsWith("False", position)) {
      position += 5;
      return false;
    }
    return number();
  }

  /** Sequences don't nest: a structured element type is not supported in any case. */
  private List<Object> sequence() {
    char close = text.charAt(position++) == '(' ? ')' : ']';
    List<Object> elements = new ArrayList<>();
    while (!accept(close)) {
      skipBlanks();
      if (peek() == '(') {
        throw new IllegalArgumentException("a structured element type, a record of fields");
      }
      elements.add(number());
      if (!accept(',')) {
        expect(close);
        break;
      }
    }
    return elements;
  }

  private Long number() {
    skipBlanks();
    int start = position;
    if (peek() == '-') {
      position++;
    }
    while (Character.isDigit(peek())) {
      position++;
    }
    try {
      Long value = Long.valueOf(text.substring(start, position));
      // Python 2 wrote long integers with a suffix.
      accept('L');
      return value;
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private String string() {
    skipBlanks();
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw malformed();
    }
    int end = text.indexOf(quote, position + 1);
    if (end < 0) {
      throw malformed();
    }
    String content = text.substring(position + 1, end);
    position = end + 1;
    return content;
  }

  private boolean accept(char expected) {
    skipBlanks();
    if (peek() == expected) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw malformed();
    }
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "a header that is no Python dictionary of plain values, at character " + position);
  }
}
