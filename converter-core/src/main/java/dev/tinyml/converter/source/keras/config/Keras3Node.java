package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a node of Keras 3: an object with {@code args} and {@code kwargs}, in which tensors are
 * objects of class {@code __keras_tensor__}. Stateless.
 */
final class Keras3Node {
  private static final String TENSOR = "__keras_tensor__";

  private final TensorRefs refs = new TensorRefs();
  private final Constants constants = new Constants();
  private final NeutralArguments neutral = new NeutralArguments();

  CallArguments read(LayerSpec layer, JsonCursor node) {
    List<CallArgument> positional = new ArrayList<>();
    for (JsonCursor argument : node.get("args").elements()) {
      positional.add(argument(layer, argument));
    }
    Map<String, CallArgument> keywords = new LinkedHashMap<>();
    node.findNonNull("kwargs")
        .ifPresent(k -> k.names().forEach(n -> keywords.put(n, argument(layer, k.get(n)))));
    return neutral.drop(layer, positional, keywords);
  }

  private CallArgument argument(LayerSpec layer, JsonCursor json) {
    if (json.value() instanceof JsonArray) {
      return new CallArgument.ListArgument(
          json.elements().stream().map(e -> argument(layer, e)).toList());
    }
    Optional<CallArgument> constant = constants.read(json);
    if (constant.isPresent()) {
      return constant.get();
    }
    if (isClass(json, TENSOR)) {
      return new TensorArgument(refs.single(json.get("config").get("keras_history")));
    }
    if (isClass(json, "__tuple__")) {
      return argument(layer, json.get("items"));
    }
    if (json.find("class_name").isPresent()) {
      throw constants.unsupported(layer, json);
    }
    return new CallArgument.ListArgument(
        DictionaryOrder.keys(layer, json).stream().map(k -> argument(layer, json.get(k))).toList());
  }

  private static boolean isClass(JsonCursor json, String name) {
    return json.value() instanceof JsonObject
        && json.find("class_name").filter(c -> c.asString().equals(name)).isPresent();
  }
}
