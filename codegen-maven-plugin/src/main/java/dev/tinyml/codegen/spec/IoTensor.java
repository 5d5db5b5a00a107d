package dev.tinyml.codegen.spec;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;

/**
 * The int8 input or output of a model.
 *
 * @param shape with the batch of 1
 * @param scale above 0
 * @param zeroPoint −128 to 127
 */
public record IoTensor(Shape shape, float scale, int zeroPoint) {

  /** Number of elements. */
  public int size() {
    return shape.elementCount();
  }

  /** Scale and zero point together. */
  public QuantizationParams quantization() {
    return new QuantizationParams(List.of(scale), List.of((long) zeroPoint), 0);
  }
}
