package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import java.util.List;

/** What one input or output of a model holds during an inference, flattened. */
public sealed interface GoldenValues {
  /** Name of the member that marks floats in JSON; integers are a plain array. */
  String FLOATS = "float32";

  /**
   * The numbers of an integer tensor as they are stored: quantized, or token numbers and the like.
   * A board must give exactly these.
   *
   * @param values of int8, uint8, int16 or int32
   */
  record Integers(List<Integer> values) implements GoldenValues {

    /** Copies the list. */
    public Integers {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }
  }

  /**
   * The numbers of a float32 tensor. Where only the border of the model is float, a board gives
   * exactly these; where the model computes in float, it may add in another order, so that the last
   * digits differ.
   *
   * @param values finite
   */
  record Floats(List<Float> values) implements GoldenValues {

    /** Copies the list. */
    public Floats {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }
  }

  /** How many numbers there are. */
  int size();

  /**
   * The numbers of an integer tensor.
   *
   * @throws IllegalStateException when they are floats
   */
  default List<Integer> integers() {
    if (this instanceof Integers integers) {
      return integers.values();
    }
    throw new IllegalStateException("golden values of a float tensor");
  }

  /** Integers from numbers. */
  static GoldenValues of(List<Integer> values) {
    return new Integers(values);
  }

  /** The values in a golden vector's JSON. */
  default JsonValue toJson() {
    if (this instanceof Floats floats) {
      return Json.object().put(FLOATS, Json.array(floats.values(), Json::of)).build();
    }
    return Json.array(integers(), Json::of);
  }

  /** Reads values of either kind. */
  static GoldenValues fromJson(JsonCursor json) {
    return json.value() instanceof JsonObject
        ? new Floats(json.get(FLOATS).elements().stream().map(JsonCursor::asFiniteFloat).toList())
        : new Integers(json.elements().stream().map(JsonCursor::asInt).toList());
  }
}
