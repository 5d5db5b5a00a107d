package dev.tinyml.codegen.inspection.keras;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.source.LayerConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Picks what decides about a layer's computation out of its configuration: what is there for
 * training only, or said elsewhere, stays out. Stateless.
 */
final class LayerOptions {
  private static final int MOST_ELEMENTS = 16;
  private static final Set<String> LEFT_OUT =
      Set.of(
          "name",
          "dtype",
          "trainable",
          "batch_shape",
          "batch_input_shape",
          "batch_size",
          "layers",
          "layer",
          "backward_layer",
          "cell",
          "cells",
          "input_layers",
          "output_layers",
          "build_input_shape",
          "module",
          "seed",
          "momentum",
          "quantization_config",
          "synchronized");
  private static final List<String> LEFT_OUT_ENDINGS =
      List.of("_initializer", "_regularizer", "_constraint", "regularizer");

  Map<String, JsonValue> of(LayerConfig config) {
    Map<String, JsonValue> options = new LinkedHashMap<>();
    config
        .members()
        .forEach(
            (key, value) -> {
              if (!LEFT_OUT.contains(key) && LEFT_OUT_ENDINGS.stream().noneMatch(key::endsWith)) {
                value(value).ifPresent(v -> options.put(key, v));
              }
            });
    return options;
  }

  /** A value as text when it is a string. */
  static Optional<String> text(JsonValue value) {
    return value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  private static Optional<JsonValue> value(JsonValue value) {
    if (value instanceof JsonNull) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return className(object).map(Json::of);
    }
    if (value instanceof JsonArray array) {
      boolean small =
          array.elements().size() <= MOST_ELEMENTS
              && array.elements().stream().allMatch(LayerOptions::isSmall);
      return Optional.of(small ? plain(array) : Json.of(array.elements().size() + " values"));
    }
    return Optional.of(plain(value));
  }

  private static boolean isSmall(JsonValue value) {
    return value instanceof JsonArray array
        ? array.elements().size() <= MOST_ELEMENTS
            && array.elements().stream().allMatch(LayerOptions::isScalar)
        : isScalar(value);
  }

  private static boolean isScalar(JsonValue value) {
    return value instanceof JsonNumber
        || value instanceof JsonBoolean
        || value instanceof JsonString
        || value instanceof JsonNull;
  }

  /** Python writes NaN and Infinity, which JSON doesn't know. */
  private static JsonValue plain(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(LayerOptions::plain).toList());
    }
    return value instanceof JsonNumber number && !Double.isFinite(number.asDouble())
        ? Json.of(number.literal())
        : value;
  }

  /** An object stands for a layer, or for a function by its name. */
  private static Optional<String> className(JsonObject object) {
    Optional<String> name = text(object.members().get("class_name"));
    return name.filter("function"::equals).isPresent()
        ? text(object.members().get("config")).or(() -> name)
        : name;
  }
}
