package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the applications of nested models from 0 in all references. In Keras' own counting a model
 * that began with an InputLayer has an application of its own before those that the file lists, and
 * whether it is counted depends: Keras 2 counts it everywhere; Keras 3 for Functional models in
 * {@code input_layers} and {@code output_layers} only, and never for a Sequential. Immutable.
 */
final class NodeIndices {
  private final Map<String, Integer> bases = new HashMap<>();

  private NodeIndices() {}

  /**
   * The indices in {@code inbound_nodes}.
   *
   * @param layers of the model
   * @param keras2 whether Keras 2 wrote it
   * @param refs all that occur there
   */
  static NodeIndices ofNodes(List<LayerSpec> layers, boolean keras2, Collection<TensorRef> refs) {
    return of(layers, keras2, keras2, refs);
  }

  /** The indices in {@code output_layers}; see {@link #ofNodes}. */
  static NodeIndices ofEnds(List<LayerSpec> layers, boolean keras2, Collection<TensorRef> refs) {
    return of(layers, keras2, true, refs);
  }

  private static NodeIndices of(
      List<LayerSpec> layers,
      boolean sequentialFromOne,
      boolean functionalFromOne,
      Collection<TensorRef> refs) {
    NodeIndices indices = new NodeIndices();
    for (LayerSpec layer : layers) {
      boolean fromOne = layer.isSequential() ? sequentialFromOne : functionalFromOne;
      if (layer.body().isPresent() && fromOne) {
        // A Sequential of Keras 2 without an InputLayer has no application of its own.
        boolean fromZero =
            refs.stream().anyMatch(r -> r.layer().equals(layer.name()) && r.node() == 0);
        indices.bases.put(layer.name(), fromZero ? 0 : 1);
      }
    }
    return indices;
  }

  TensorRef fromZero(TensorRef ref) {
    int base = bases.getOrDefault(ref.layer(), 0);
    return new TensorRef(ref.layer(), ref.node() - base, ref.tensor());
  }

  CallArguments fromZero(CallArguments arguments) {
    Map<String, CallArgument> keywords = new LinkedHashMap<>();
    arguments.keywords().forEach((name, argument) -> keywords.put(name, fromZero(argument)));
    return new CallArguments(
        arguments.positional().stream().map(this::fromZero).toList(), keywords);
  }

  private CallArgument fromZero(CallArgument argument) {
    if (argument instanceof TensorArgument tensor) {
      return new TensorArgument(fromZero(tensor.ref()));
    }
    return argument instanceof ListArgument list
        ? new ListArgument(list.elements().stream().map(this::fromZero).toList())
        : argument;
  }
}
