package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings InputLayers of all versions into one form: their configuration holds {@code batch_shape}.
 * Keras 2 calls it {@code batch_input_shape}. Stateless.
 */
final class InputShapes {
  private static final String SHAPE = "batch_shape";
  private static final List<String> KEYS = List.of(SHAPE, "batch_input_shape");

  /**
   * The InputLayer with {@code batch_shape}.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it has no shape or one that is
   *     malformed
   */
  LayerSpec normalize(LayerSpec input) {
    LayerSpec normalized =
        ownShape(input)
            .filter(shape -> !input.config().has(SHAPE))
            .map(shape -> withShape(input, shape.value()))
            .orElse(input);
    normalized.config().dimensions(SHAPE);
    return normalized;
  }

  /** The shape that a layer's configuration gives for its input, batch included. */
  Optional<JsonCursor> ownShape(LayerSpec layer) {
    return KEYS.stream().flatMap(k -> layer.configJson().findNonNull(k).stream()).findFirst();
  }

  /**
   * An InputLayer for a Sequential that was saved without one.
   *
   * @param taken names of layers that it must not bear
   */
  LayerSpec create(JsonCursor shape, LayerSpec first, Set<String> taken) {
    String name = first.name() + "_input";
    while (taken.contains(name)) {
      name = name + "_";
    }
    JsonObject config =
        Json.object().put("name", name).put(SHAPE, shape.value()).put("dtype", "float32").build();
    JsonObject layer =
        Json.object()
            .put("module", "keras.layers")
            .put("class_name", "InputLayer")
            .put("config", config)
            .build();
    LayerSpec created = LayerSpec.read(JsonCursor.root(shape.location(), layer));
    created.config().dimensions(SHAPE);
    return created;
  }

  private static LayerSpec withShape(LayerSpec input, JsonValue shape) {
    Map<String, JsonValue> members =
        new LinkedHashMap<>(((JsonObject) input.configJson().value()).members());
    members.put(SHAPE, shape);
    return input.withConfig(
        JsonCursor.root(input.configJson().location(), new JsonObject(members)));
  }
}
