package dev.tinyml.codegen.spec;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import java.util.Optional;

/**
 * The input or output of a model.
 *
 * @param shape with the batch of 1
 * @param type int8, uint8, int16 or float32
 * @param quantization one scale above 0 and a zero point of the type; empty for float32
 */
public record IoTensor(Shape shape, ElementType type, Optional<QuantizationParams> quantization) {

  /** Number of elements. */
  public int size() {
    return shape.elementCount();
  }

  /** What it takes in memory. */
  public long bytes() {
    return type.bytes(size());
  }

  /** Whether its values are integers that stand for real numbers. */
  public boolean isQuantized() {
    return quantization.isPresent();
  }

  /**
   * Real difference between two neighbouring values.
   *
   * @throws java.util.NoSuchElementException when values are real numbers themselves
   */
  public float scale() {
    return quantization.orElseThrow().scale();
  }

  /**
   * The value that stands for 0.
   *
   * @throws java.util.NoSuchElementException when values are real numbers themselves
   */
  public int zeroPoint() {
    return quantization.orElseThrow().zeroPoint();
  }

  /** Whether an integer type can hold a number. */
  static boolean holds(ElementType type, long value) {
    return switch (type) {
      case INT8 -> value == (byte) value;
      case UINT8 -> value == (value & 0xff);
      case INT16 -> value == (short) value;
      default -> false;
    };
  }
}
