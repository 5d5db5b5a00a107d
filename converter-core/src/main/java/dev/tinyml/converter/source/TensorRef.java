package dev.tinyml.converter.source;

import java.util.Objects;

/**
 * One output of one application of a layer.
 *
 * @param layer name of the layer
 * @param node which application of it, from 0
 * @param tensor which output of that application, from 0
 */
public record TensorRef(String layer, int node, int tensor) {

  /** Checks that the indices are not negative. */
  public TensorRef {
    Objects.requireNonNull(layer, "layer");
    if (node < 0 || tensor < 0) {
      throw new IllegalArgumentException("node " + node + ", tensor " + tensor);
    }
  }

  /** The reference in the words of a message. */
  public String describe() {
    return "output " + tensor + " of application " + node + " of layer " + layer;
  }
}
