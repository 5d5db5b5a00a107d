package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.source.ClassIdentity;
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

  /**
   * The shape that a layer's configuration gives for its input, batch included; that of a model is
   * the one of its only input.
   */
  Optional<JsonCursor> ownShape(LayerSpec layer) {
    Optional<LayerSpec> input =
        layer.body().filter(b -> b.inputs().size() == 1).map(b -> b.calls().get(0).layer());
    return input.isPresent()
        ? ownShape(input.get())
        : KEYS.stream().flatMap(k -> layer.configJson().findNonNull(k).stream()).findFirst();
  }

  /**
   * An InputLayer for a Sequential that was saved without one.
   *
   * @param shape batch included, if known
   * @param taken names of layers that it must not bear
   */
  LayerSpec create(Optional<JsonCursor> shape, LayerSpec first, Set<String> taken) {
    String name = first.name() + "_input";
    while (taken.contains(name)) {
      name = name + "_";
    }
    JsonObject config =
        Json.object()
            .put("name", name)
            .putIfPresent(SHAPE, shape, JsonCursor::value)
            .put("dtype", "float32")
            .build();
    JsonObject layer =
        Json.object()
            .put("module", "keras.layers")
            .put("class_name", "InputLayer")
            .put("config", config)
            .build();
    JsonCursor json =
        JsonCursor.root(shape.map(JsonCursor::location).orElse(first.json().location()), layer);
    LayerSpec created =
        LayerSpec.of(name, name, ClassIdentity.read(json), json.get("config"), json);
    shape.ifPresent(s -> created.config().dimensions(SHAPE));
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
