package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.ProblemException;
import java.util.Map;

/**
 * Doubles in JSON. An operator without any error has an infinite signal-to-noise ratio, which JSON
 * has no number for: such values are strings, so that every JSON reader takes the file. Stateless.
 */
final class ReportNumber {
  private static final Map<String, Double> BEYOND_JSON =
      Map.of(
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY,
          "NaN", Double.NaN);

  private ReportNumber() {}

  static JsonValue toJson(double value) {
    return Double.isFinite(value) ? Json.of(value) : Json.of(Double.toString(value));
  }

  static double fromJson(JsonCursor json) {
    if (!(json.value() instanceof JsonString string)) {
      return json.asDouble();
    }
    Double value = BEYOND_JSON.get(string.value());
    if (value == null) {
      throw new ProblemException(
          json.problem(
              "a string that is no number", "a number, \"Infinity\", \"-Infinity\" or \"NaN\""));
    }
    return value;
  }
}
