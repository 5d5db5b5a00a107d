package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;

/**
 * An input or output of a signature.
 *
 * @param name the signature's name for it: {@code keras_tensor}, {@code output_0}
 * @param tensor the graph's name for it: {@code serving_default_keras_tensor:0}
 * @param type FLOAT32, or INT32 for an input of token numbers
 * @param dimensions as the file declares them, -1 for an open one; empty when the file leaves the
 *     rank open or the tensor is a scalar
 */
public record SignatureTensor(String name, String tensor, ElementType type, List<Long> dimensions) {

  /** Copies the list. */
  public SignatureTensor {
    dimensions = List.copyOf(dimensions);
  }

  /** The shape of an input with a batch of 1; all its other dimensions are known. */
  Shape shapeOfOne() {
    return new Shape(dimensions.stream().skip(1).map(Math::toIntExact).toList()).withBatchOfOne();
  }
}
