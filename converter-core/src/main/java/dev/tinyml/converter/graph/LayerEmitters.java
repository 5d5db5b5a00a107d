package dev.tinyml.converter.graph;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of layers that can be converted. Immutable. */
public final class LayerEmitters {
  private final SortedMap<String, LayerEmitter> byType = new TreeMap<>();

  private LayerEmitters(List<LayerEmitter> emitters) {
    for (LayerEmitter emitter : emitters) {
      for (String type : emitter.types()) {
        if (byType.put(type, emitter) != null) {
          throw new IllegalArgumentException("two emitters for " + type);
        }
      }
    }
  }

  /** All that this version knows. */
  public static LayerEmitters standard() {
    return new LayerEmitters(
        List.of(
            new ActivationEmitter(),
            new BatchNormalizationEmitter(),
            new DenseEmitter(),
            new FlattenEmitter(),
            new PassThroughEmitter(),
            new ReluEmitter(),
            new ReshapeEmitter(),
            new SoftmaxEmitter()));
  }

  /** Class names of the supported layers in Keras, inputs included. */
  public SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>(byType.keySet());
    types.add(GraphBuilder.INPUT_LAYER);
    return types;
  }

  Optional<LayerEmitter> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }
}
