package dev.tinyml.converter.source;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.Objects;

/**
 * One weight of a layer.
 *
 * @param path where it lies inside the model file, for messages and to tell the weights of a
 *     layer's parts apart: {@code layers/dense/vars/0}
 * @param value finite values in the shape of the file
 */
public record Weight(String path, FloatTensor value) {

  /** Checks that nothing is null. */
  public Weight {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
  }
}
