package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import java.util.List;
import java.util.Objects;

/**
 * A model as its configuration describes it, checked but without weights.
 *
 * @param name of the model; may be empty
 * @param layers in the order of the configuration, which the numbering of weights follows
 * @param calls in an order in which they can be computed, the inputs first; what no output needs is
 *     left out
 * @param inputs in the model's order
 * @param outputs in the model's order
 */
public record ModelSpec(
    String name,
    List<LayerSpec> layers,
    List<CallSpec> calls,
    List<TensorRef> inputs,
    List<TensorRef> outputs) {

  /** Copies the lists. */
  public ModelSpec {
    layers = List.copyOf(layers);
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  ModelSpec withCalls(List<CallSpec> other) {
    return new ModelSpec(name, layers, other, inputs, outputs);
  }

  /**
   * One application of a layer.
   *
   * @param layer which layer
   * @param node which application of it, from 0
   * @param arguments of the call
   */
  public record CallSpec(LayerSpec layer, int node, CallArguments arguments) {

    /** Checks for nulls. */
    public CallSpec {
      Objects.requireNonNull(layer, "layer");
      Objects.requireNonNull(arguments, "arguments");
    }

    List<TensorRef> inputs() {
      return arguments.tensors();
    }
  }
}
