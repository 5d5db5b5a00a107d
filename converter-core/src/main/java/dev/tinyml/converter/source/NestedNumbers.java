package dev.tinyml.converter.source;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Reads an array that stands in JSON as lists of lists of numbers. */
final class NestedNumbers {
  private static final int MAX_RANK = 8;

  private final List<Float> values = new ArrayList<>();
  private final List<Integer> dimensions = new ArrayList<>();

  private NestedNumbers() {}

  /**
   * @throws ProblemException when lists differ in length, or a number is not finite
   */
  static FloatTensor read(JsonCursor cursor) {
    NestedNumbers numbers = new NestedNumbers();
    numbers.add(cursor, 0);
    float[] array = new float[numbers.values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = numbers.values.get(i);
    }
    return new FloatTensor(new Shape(numbers.dimensions), array);
  }

  private void add(JsonCursor cursor, int depth) {
    if (!(cursor.value() instanceof JsonArray)) {
      require(cursor, depth == dimensions.size(), "a number among lists", "lists of equal lengths");
      float value = cursor.asFloat();
      require(cursor, Float.isFinite(value), Float.toString(value), "a finite number");
      values.add(value);
      return;
    }
    List<JsonCursor> elements = cursor.elements();
    boolean first = depth == dimensions.size() && values.isEmpty();
    require(
        cursor,
        depth < MAX_RANK && (first || depth < dimensions.size()),
        "lists of different depths",
        "lists of equal lengths");
    if (first) {
      dimensions.add(elements.size());
    }
    require(
        cursor,
        dimensions.get(depth) == elements.size() && !elements.isEmpty(),
        "a list of " + elements.size(),
        "lists of equal lengths, none empty");
    elements.forEach(e -> add(e, depth + 1));
  }

  private static void require(JsonCursor cursor, boolean holds, String found, String expected) {
    if (!holds) {
      throw new ProblemException(cursor.problem(found, expected));
    }
  }
}
