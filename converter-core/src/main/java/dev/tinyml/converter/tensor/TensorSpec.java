package dev.tinyml.converter.tensor;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a tensor besides its values.
 *
 * @param name as the model gives it; may be empty
 * @param shape with the batch, which is 1
 * @param type element type
 * @param quantization empty for tensors that are not quantized
 */
public record TensorSpec(
    String name, Shape shape, ElementType type, Optional<QuantizationParams> quantization) {

  /** Checks that nothing is null. */
  public TensorSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(quantization, "quantization");
  }
}
