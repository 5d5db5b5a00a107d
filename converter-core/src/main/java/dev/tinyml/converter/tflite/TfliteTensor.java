package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.TensorSpec;
import java.util.List;

/**
 * A tensor of a model file.
 *
 * @param index its place in the subgraph
 * @param spec name, shape, type, scale and zero point; dimensions that the file leaves open are 1
 * @param storage where its values come from
 * @param variable whether it keeps a state between invocations
 * @param openAxes axes whose size is known only when the model runs (schema: shape_signature −1)
 */
public record TfliteTensor(
    int index, TensorSpec spec, TensorStorage storage, boolean variable, List<Integer> openAxes) {

  /** Copies the list. */
  public TfliteTensor {
    openAxes = List.copyOf(openAxes);
  }

  /** Whether the file holds its values. */
  public boolean constant() {
    return storage != TensorStorage.COMPUTED;
  }
}
