package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.keras.config.LayerSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of layers. A layer is known by its object: names are unique in one model only. Not
 * thread-safe while it is filled.
 */
public final class LayerWeights {
  private final Map<LayerSpec, List<Weight>> byLayer = new IdentityHashMap<>();

  /** Makes an empty one. */
  LayerWeights() {}

  /** The weights of a layer in the order of Keras, without those of its parts or body. */
  public List<Weight> of(LayerSpec layer) {
    return List.copyOf(byLayer.getOrDefault(layer, List.of()));
  }

  void put(LayerSpec layer, List<Weight> weights) {
    byLayer.put(layer, new ArrayList<>(weights));
  }

  void add(LayerSpec layer, Weight weight) {
    byLayer.computeIfAbsent(layer, unused -> new ArrayList<>()).add(weight);
  }
}
