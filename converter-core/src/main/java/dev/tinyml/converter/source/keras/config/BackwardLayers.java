package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.source.keras.config.LayerSpec.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the layers of a Bidirectional the names that Keras gives them, and makes the backward one
 * where the file leaves it out, as Keras 2 does: it is the forward one with the opposite {@code
 * go_backwards}. Source: the constructor of keras.layers.Bidirectional. Stateless.
 */
final class BackwardLayers {
  private static final String FORWARD = "forward_";
  private static final String BACKWARD = "backward_";
  private static final String REVERSED = "go_backwards";

  /**
   * The forward and the backward layer.
   *
   * @param parts the forward layer and possibly the backward layer
   */
  List<Part> complete(List<Part> parts) {
    LayerSpec given = parts.get(0).layer();
    String plain = plain(given.name());
    LayerSpec forward = renamed(given, FORWARD + plain);
    LayerSpec backward =
        parts.size() > 1
            ? renamed(parts.get(1).layer(), BACKWARD + plain(parts.get(1).layer().name()))
            : renamed(reversed(given), BACKWARD + plain);
    return List.of(new Part("forward_layer", forward), new Part("backward_layer", backward));
  }

  private static String plain(String name) {
    return name.startsWith(FORWARD)
        ? name.substring(FORWARD.length())
        : name.startsWith(BACKWARD) ? name.substring(BACKWARD.length()) : name;
  }

  private static LayerSpec renamed(LayerSpec layer, String name) {
    String parent = layer.path().substring(0, layer.path().length() - layer.name().length());
    return LayerSpec.of(name, parent + name, layer.identity(), layer.configJson(), layer.json())
        .with(layer.parts(), layer.body());
  }

  private static LayerSpec reversed(LayerSpec forward) {
    JsonCursor config = forward.configJson();
    Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) config.value()).members());
    members.put(REVERSED, Json.of(!forward.config().bool(REVERSED, false)));
    return forward.withConfig(JsonCursor.root(config.location(), new JsonObject(members)));
  }
}
