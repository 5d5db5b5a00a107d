package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a node of Keras 2: a list of {@code [layer, node, tensor, kwargs]}, one for each tensor of
 * the first argument. All other arguments are keywords, repeated for each of those tensors; tensors
 * among them are {@code [layer, node, tensor]}. A first argument that is no tensor is {@code
 * ["_CONSTANT_VALUE", -1, value, kwargs]}. Stateless.
 */
final class Keras2Node {
  private static final String CONSTANT = "_CONSTANT_VALUE";

  private final TensorRefs refs = new TensorRefs();
  private final Constants constants = new Constants();
  private final NeutralArguments neutral = new NeutralArguments();

  CallArguments read(LayerSpec layer, JsonCursor node) {
    List<CallArgument> first = new ArrayList<>();
    Map<String, CallArgument> keywords = new LinkedHashMap<>();
    for (JsonCursor entry : entries(layer, node)) {
      first.add(first(layer, entry));
      List<JsonCursor> parts = entry.elements();
      if (parts.size() > 3) {
        JsonCursor kwargs = parts.get(3);
        kwargs.names().forEach(n -> keywords.putIfAbsent(n, argument(layer, kwargs.get(n))));
      }
    }
    List<CallArgument> positional = first.size() == 1 ? first : List.of(new ListArgument(first));
    return neutral.drop(layer, positional, keywords);
  }

  private List<JsonCursor> entries(LayerSpec layer, JsonCursor node) {
    if (node.value() instanceof JsonObject) {
      return DictionaryOrder.keys(layer, node).stream().map(node::get).toList();
    }
    return refs.isSingle(node) ? List.of(node) : node.elements();
  }

  private CallArgument first(LayerSpec layer, JsonCursor entry) {
    List<JsonCursor> parts = refs.isSingle(entry) ? entry.elements() : List.of();
    if (parts.size() > 2 && parts.get(0).asString().equals(CONSTANT)) {
      return argument(layer, parts.get(2));
    }
    return new TensorArgument(refs.single(entry));
  }

  private CallArgument argument(LayerSpec layer, JsonCursor json) {
    if (isTensor(json)) {
      return new TensorArgument(refs.single(json));
    }
    if (json.value() instanceof JsonArray) {
      List<JsonCursor> elements = json.elements();
      if (refs.isSingle(json)
          && elements.size() > 2
          && elements.get(0).asString().equals(CONSTANT)) {
        return argument(layer, elements.get(2));
      }
      return new ListArgument(elements.stream().map(e -> argument(layer, e)).toList());
    }
    Optional<CallArgument> constant = constants.read(json);
    return constant.orElseThrow(() -> constants.unsupported(layer, json));
  }

  private boolean isTensor(JsonCursor json) {
    return refs.isSingle(json)
        && json.elements().size() >= 3
        && json.elements().get(1).value() instanceof JsonNumber
        && json.elements().get(2).value() instanceof JsonNumber
        && json.elements().get(0).value() instanceof JsonString name
        && !name.value().equals(CONSTANT);
  }
}
