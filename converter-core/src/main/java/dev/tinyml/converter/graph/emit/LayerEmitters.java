package dev.tinyml.converter.graph.emit;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of layers that can be converted. Immutable. */
public final class LayerEmitters {
  private final SortedMap<String, LayerEmitter> byType = new TreeMap<>();

  /**
   * @param emitters at most one for each type of layer
   */
  public LayerEmitters(List<LayerEmitter> emitters) {
    for (LayerEmitter emitter : emitters) {
      for (String type : emitter.types()) {
        if (byType.put(type, emitter) != null) {
          throw new IllegalArgumentException("two emitters for " + type);
        }
      }
    }
  }

  /** Class names of the supported layers in Keras, inputs included. */
  public SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>(byType.keySet());
    types.add(LayerGraphWriter.INPUT_LAYER);
    return types;
  }

  Optional<LayerEmitter> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }
}
