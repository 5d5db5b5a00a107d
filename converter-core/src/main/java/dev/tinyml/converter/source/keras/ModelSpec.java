package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.source.TensorRef;
import java.util.List;

/**
 * A model as config.json describes it, checked but without weights.
 *
 * @param name of the model; may be empty
 * @param layers in the order of the configuration, which the numbering of weights follows
 * @param calls in the order of the configuration
 * @param inputs in the model's order
 * @param outputs in the model's order
 */
record ModelSpec(
    String name,
    List<LayerSpec> layers,
    List<CallSpec> calls,
    List<TensorRef> inputs,
    List<TensorRef> outputs) {

  /** Copies the lists. */
  ModelSpec {
    layers = List.copyOf(layers);
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One application of a layer.
   *
   * @param layer which layer
   * @param node which application of it, from 0
   * @param inputs in the order of the arguments
   */
  record CallSpec(LayerSpec layer, int node, List<TensorRef> inputs) {

    /** Copies the list. */
    CallSpec {
      inputs = List.copyOf(inputs);
    }
  }
}
