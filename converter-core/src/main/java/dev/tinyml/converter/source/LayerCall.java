package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;

/**
 * One application of a layer.
 *
 * @param layer the same object in each application of the layer
 * @param node which application it is, from 0
 * @param arguments what it is applied to; none for an InputLayer
 */
public record LayerCall(Layer layer, int node, CallArguments arguments) {

  /** Checks for nulls. */
  public LayerCall {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(arguments, "arguments");
  }

  /** An application to tensors only. */
  public LayerCall(Layer layer, int node, List<TensorRef> inputs) {
    this(layer, node, CallArguments.ofTensors(inputs));
  }

  /** The tensors among its arguments, in order. */
  public List<TensorRef> inputs() {
    return arguments.tensors();
  }

  /** Its output with an index. */
  public TensorRef output(int tensor) {
    return new TensorRef(layer.name(), node, tensor);
  }
}
