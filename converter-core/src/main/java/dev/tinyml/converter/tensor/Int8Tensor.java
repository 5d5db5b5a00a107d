package dev.tinyml.converter.tensor;

import java.util.Arrays;

/** An int8 tensor in row-major order. Immutable: values are copied in and out. */
public final class Int8Tensor {
  private final Shape shape;
  private final byte[] values;

  /**
   * @param shape of the tensor
   * @param values row-major, as many as the shape has elements; copied
   */
  public Int8Tensor(Shape shape, byte[] values) {
    if (values.length != shape.elementCount()) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
    this.shape = shape;
    this.values = values.clone();
  }

  /** Quantizes each value of a float tensor; see {@link QuantizationParams#quantizeToInt8}. */
  public static Int8Tensor quantize(FloatTensor real, QuantizationParams params) {
    byte[] quantized = new byte[real.size()];
    for (int i = 0; i < quantized.length; i++) {
      quantized[i] = params.quantizeToInt8(real.get(i));
    }
    return new Int8Tensor(real.shape(), quantized);
  }

  /** The real values that the quantized ones stand for. */
  public FloatTensor dequantize(QuantizationParams params) {
    float[] real = new float[values.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = params.dequantize(values[i]);
    }
    return new FloatTensor(shape, real);
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** The values in an array that the caller may change. */
  public byte[] toArray() {
    return values.clone();
  }

  /**
   * One value.
   *
   * @param index row-major, from 0
   */
  public byte get(int index) {
    return values[index];
  }

  /** Number of elements. */
  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int8Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "int8 " + shape;
  }
}
