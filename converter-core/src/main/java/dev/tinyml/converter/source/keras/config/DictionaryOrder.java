package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.source.TensorRef;
import java.util.List;
import java.util.Set;

/** The order in which Keras takes the values of a dictionary that a layer is called with. */
final class DictionaryOrder {
  private DictionaryOrder() {}

  /**
   * The keys in order: sorted, or that of the inputs of a model whose inputs are a list and bear
   * their names.
   *
   * @param layer what is called
   * @param dictionary an object
   */
  static List<String> keys(LayerSpec layer, JsonCursor dictionary) {
    List<String> keys = dictionary.names();
    List<String> inputs =
        layer.body().stream().flatMap(b -> b.inputs().stream()).map(TensorRef::layer).toList();
    boolean list =
        layer
            .configJson()
            .find("input_layers")
            .filter(structure -> structure.value() instanceof JsonArray)
            .isPresent();
    boolean named =
        list && inputs.size() == keys.size() && Set.copyOf(inputs).equals(Set.copyOf(keys));
    return named ? inputs : keys.stream().sorted().toList();
  }
}
