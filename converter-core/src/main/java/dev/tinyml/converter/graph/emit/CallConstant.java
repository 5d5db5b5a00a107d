package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of an argument that is no tensor of the model: a number, a truth value (1 or 0), or
 * nested lists of such, as large as they are long.
 */
final class CallConstant {
  private static final int MAX_RANK = 8;

  private final EmitContext context;
  private final String name;
  private final List<Float> values = new ArrayList<>();
  private final List<Integer> dimensions = new ArrayList<>();

  private CallConstant(EmitContext context, String name) {
    this.context = context;
    this.name = name;
  }

  /**
   * @param name of the argument, for problems
   */
  static FloatTensor read(EmitContext context, String name, CallArgument argument) {
    CallConstant reader = new CallConstant(context, name);
    reader.collect(argument, 0);
    float[] values = new float[reader.values.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.values.get(i);
    }
    Shape shape = new Shape(reader.dimensions);
    if (values.length == 0 || shape.elementCount() != values.length) {
      throw reader.refused("lists of unequal length or without numbers");
    }
    return new FloatTensor(shape, values);
  }

  private void collect(CallArgument argument, int depth) {
    if (argument instanceof ListArgument list) {
      enter(list.elements().size(), depth);
      list.elements().forEach(element -> collect(element, depth + 1));
    } else if (argument instanceof ConstantArgument constant) {
      collect(constant.value(), depth);
    } else {
      throw refused("a tensor or a slice among constants");
    }
  }

  private void collect(JsonValue value, int depth) {
    if (value instanceof JsonArray array) {
      enter(array.elements().size(), depth);
      array.elements().forEach(element -> collect(element, depth + 1));
    } else {
      leaf(value, depth);
    }
  }

  private void enter(int size, int depth) {
    if (depth == dimensions.size() && values.isEmpty() && depth < MAX_RANK) {
      dimensions.add(size);
    } else if (depth >= dimensions.size() || dimensions.get(depth) != size) {
      throw refused("lists of unequal length or depth");
    }
  }

  private void leaf(JsonValue value, int depth) {
    if (depth != dimensions.size()) {
      throw refused("lists of unequal depth");
    }
    if (value instanceof JsonBoolean truth) {
      values.add(truth.value() ? 1f : 0f);
    } else if (value instanceof JsonNumber number && Float.isFinite(number.asFloat())) {
      values.add(number.asFloat());
    } else {
      throw refused("a value of type " + value.typeName() + " that is no finite number");
    }
  }

  private RuntimeException refused(String found) {
    return context.broken(
        found + " as argument " + name, "a tensor, a number, or lists of numbers");
  }
}
