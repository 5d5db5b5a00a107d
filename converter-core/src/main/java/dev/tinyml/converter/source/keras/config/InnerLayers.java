package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.source.ClassIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which classes of Keras have layers in their configuration, and where. Stateless. */
final class InnerLayers {
  private static final String CELL = "cell";
  private static final String CELLS = "cells";
  private static final Map<String, List<Place>> PLACES =
      Map.of(
          "TimeDistributed", List.of(new Place("layer", "layer")),
          "Bidirectional",
              List.of(
                  new Place("layer", "forward_layer"),
                  new Place("backward_layer", "backward_layer")),
          "RNN", List.of(new Place(CELL, CELL)),
          "StackedRNNCells", List.of(new Place(CELLS, CELLS)));

  /**
   * Where a layer's object stands.
   *
   * @param key in the configuration
   * @param role as in {@link LayerSpec.Part#role}
   */
  private record Place(String key, String role) {}

  /**
   * An inner layer.
   *
   * @param role as in {@link LayerSpec.Part#role}
   * @param json its layer object
   */
  record Inner(String role, JsonCursor json) {

    /** Whether it is a cell, which only the layer around it knows how to run. */
    boolean isCell() {
      return role.equals(CELL) || role.equals(CELLS);
    }
  }

  /**
   * The layers inside a layer that is no model.
   *
   * @param config its configuration
   */
  List<Inner> of(ClassIdentity identity, JsonCursor config) {
    if (identity.origin() != ClassIdentity.Origin.BUILT_IN) {
      return List.of();
    }
    return PLACES.getOrDefault(identity.name(), List.of()).stream()
        .flatMap(place -> find(place, config))
        .toList();
  }

  private static Stream<Inner> find(Place place, JsonCursor config) {
    Optional<JsonCursor> value =
        place.role().equals("backward_layer")
            ? config.findNonNull(place.key())
            : Optional.of(config.get(place.key()));
    List<JsonCursor> objects =
        value.map(v -> place.role().equals(CELLS) ? v.elements() : List.of(v)).orElse(List.of());
    return objects.stream().map(json -> new Inner(place.role(), json));
  }
}
