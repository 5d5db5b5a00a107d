package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.List;
import java.util.Optional;

/**
 * A tensor.
 *
 * @param index in its graph
 * @param name as the file gives it; may be empty
 * @param type of its elements: {@code int8}
 * @param shape with the batch first; -1 where a size is known only when the model runs
 * @param use what it is for
 * @param bytes of its values, open sizes taken as 1
 * @param quantization scale and zero point, if it is quantized
 */
public record TensorDescription(
    int index,
    String name,
    String type,
    List<Integer> shape,
    Use use,
    long bytes,
    Optional<QuantizationParams> quantization) {

  /** Copies the shape. */
  public TensorDescription {
    shape = List.copyOf(shape);
  }

  /** What a tensor is for. */
  public enum Use {
    INPUT,
    OUTPUT,
    CONSTANT,
    /** Keeps its values between invocations. */
    STATE,
    ACTIVATION
  }
}
