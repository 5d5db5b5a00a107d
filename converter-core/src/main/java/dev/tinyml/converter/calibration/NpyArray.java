package dev.tinyml.converter.calibration;

import dev.tinyml.converter.tensor.Shape;
import java.nio.ByteBuffer;

/** An array from a NumPy file. Indices are row-major whatever the file's order. Immutable. */
public final class NpyArray {
  private final String dtype;
  private final NpyType type;
  private final Shape shape;
  private final ByteBuffer data;

  /**
   * @param dtype as the file gives it
   * @param type the same, understood
   * @param data in row-major order, in the byte order of the buffer; not changed by anyone later
   */
  NpyArray(String dtype, NpyType type, Shape shape, ByteBuffer data) {
    this.dtype = dtype;
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /** NumPy's name of the element type with the byte order: {@code <f4}. */
  public String dtype() {
    return dtype;
  }

  /** The shape as the file gives it; a scalar has no dimensions. */
  public Shape shape() {
    return shape;
  }

  /** Number of elements. */
  public int size() {
    return shape.elementCount();
  }

  /** Whether elements are whole numbers or booleans by their type. */
  public boolean isWhole() {
    return !type.isFloatingPoint();
  }

  /**
   * One element as the nearest float; infinite beyond float32's range.
   *
   * @param index row-major, from 0
   */
  public float floatAt(int index) {
    return (float) doubleAt(index);
  }

  /**
   * Elements one after the other, each as {@link #floatAt} gives it.
   *
   * @param start index of the first one
   * @param count how many
   */
  float[] floats(int start, int count) {
    float[] values = new float[count];
    if (type == NpyType.FLOAT32) {
      // A view begins where its buffer stands; others may read the buffer itself.
      int bytes = count * type.size();
      data.slice(start * type.size(), bytes).order(data.order()).asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < count; i++) {
      values[i] = floatAt(start + i);
    }
    return values;
  }

  /**
   * One element as a double.
   *
   * @param index row-major, from 0
   */
  public double doubleAt(int index) {
    return type.real(data, index * type.size());
  }
}
