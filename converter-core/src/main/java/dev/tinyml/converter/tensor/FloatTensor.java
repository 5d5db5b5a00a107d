package dev.tinyml.converter.tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** A float32 tensor in row-major order. Immutable: values are copied in and out. */
public final class FloatTensor {
  private final Shape shape;
  private final float[] values;

  /**
   * @param shape of the tensor
   * @param values row-major, as many as the shape has elements; copied
   */
  public FloatTensor(Shape shape, float[] values) {
    if (values.length != shape.elementCount()) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
    this.shape = shape;
    this.values = values.clone();
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** The values in an array that the caller may change. */
  public float[] toArray() {
    return values.clone();
  }

  /** The values in memory that can only be read, without a copy. */
  public FloatBuffer asBuffer() {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  /**
   * One value.
   *
   * @param index row-major, from 0
   */
  public float get(int index) {
    return values[index];
  }

  /** Number of elements. */
  public int size() {
    return values.length;
  }

  /** The same values in another shape with as many elements. */
  public FloatTensor reshape(Shape other) {
    return new FloatTensor(other, values);
  }

  /** Index of the first of the largest values; the class that a classifier decides for. */
  public int argMax() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Whether every value is finite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatTensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "float32 " + shape;
  }
}
