package dev.tinyml.converter.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces values in a configuration by others, so that it stays JSON: a fuzzer that changes bytes
 * rarely gets beyond the syntax. Stateless.
 */
final class ConfigEdits {
  private static final int BYTES_PER_EDIT = 3;
  private static final int MOST_EDITS = 8;

  /** What configurations of hostile or careless origin say. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "2",
          "-1",
          "3",
          "7",
          "1000",
          "65537",
          "1048576",
          "16777217",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "1e30",
          "-0.0",
          "0.5",
          "-3.5",
          "1e-30",
          "1e400",
          "NaN",
          "\"\"",
          "\"same\"",
          "\"valid\"",
          "\"causal\"",
          "\"channels_first\"",
          "\"channels_last\"",
          "\"float16\"",
          "\"int32\"",
          "\"relu\"",
          "\"softmax\"",
          "\"tanh\"",
          "\"linear\"",
          "\"mul\"",
          "\"concat\"",
          "\"ave\"",
          "\"bilinear\"",
          "\"max\"",
          "\"Dense\"",
          "\"Conv1D\"",
          "\"Conv2D\"",
          "\"LSTM\"",
          "\"Reshape\"",
          "\"Functional\"",
          "\"Sequential\"",
          "\"InputLayer\"",
          "\"Embedding\"",
          "\"keras\"",
          "\"keras.src.ops.numpy\"",
          "[]",
          "[null]",
          "[0]",
          "[1]",
          "[-1]",
          "[2, 2]",
          "[[1, 1], [2, 2]]",
          "[null, 3]",
          "[1, 2147483647]",
          "[65536, 65536]",
          "[null, null, null, null, null, null, null, null, null, null]",
          "{}",
          "{\"class_name\": \"Dense\", \"config\": {}}");

  private ConfigEdits() {}

  /**
   * A configuration with some values replaced.
   *
   * @param config JSON
   * @param edits three bytes each: which value, and by what it is replaced
   * @param from where the first edit begins
   */
  static byte[] apply(byte[] config, byte[] edits, int from) {
    String text = new String(config, StandardCharsets.UTF_8);
    for (int i = 0; i < MOST_EDITS && from + (i + 1) * BYTES_PER_EDIT <= edits.length; i++) {
      int at = from + i * BYTES_PER_EDIT;
      int place = (edits[at] & 0xff) << 8 | edits[at + 1] & 0xff;
      text = edit(text, place, edits[at + 2] & 0xff);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String edit(String text, int place, int choice) {
    List<Span> values = values(text);
    Span old = values.get(place % values.size());
    // Half of the replacements are other values of the same configuration.
    String replacement =
        choice < 128
            ? VALUES.get(choice % VALUES.size())
            : values.get((place + choice - 127) % values.size()).of(text);
    return text.substring(0, old.start()) + replacement + text.substring(old.end());
  }

  private record Span(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }
  }

  /** All values of a JSON text, keys of objects among them, inner ones before outer ones. */
  private static List<Span> values(String text) {
    List<Span> values = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        open.add(i);
      } else if (c == '}' || c == ']') {
        values.add(new Span(open.remove(open.size() - 1), i + 1));
      } else if (c == '"' || !isBetweenValues(c)) {
        int end = c == '"' ? stringEnd(text, i) : wordEnd(text, i);
        values.add(new Span(i, end));
        i = end - 1;
      }
    }
    return values;
  }

  private static boolean isBetweenValues(char c) {
    return c == ',' || c == ':' || c <= ' ';
  }

  private static int stringEnd(String text, int start) {
    int end = start + 1;
    while (text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && !isBetweenValues(text.charAt(end))
        && "]}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
