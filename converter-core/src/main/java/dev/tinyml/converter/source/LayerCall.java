package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;

/**
 * One application of a layer to tensors.
 *
 * @param layer the same object in each application of the layer
 * @param node which application it is, from 0
 * @param inputs in the order of the layer's arguments; none for an InputLayer
 */
public record LayerCall(Layer layer, int node, List<TensorRef> inputs) {

  /** Copies the list. */
  public LayerCall {
    Objects.requireNonNull(layer, "layer");
    inputs = List.copyOf(inputs);
  }

  /** Its output with an index. */
  public TensorRef output(int tensor) {
    return new TensorRef(layer.name(), node, tensor);
  }
}
