package dev.tinyml.codegen.engine.plan;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Integers that become an array in flash. Immutable. */
public final class IntegerArray {
  private final int[] values;

  private IntegerArray(int[] values) {
    this.values = values;
  }

  /** A copy of an array. */
  public static IntegerArray of(int... values) {
    return new IntegerArray(values.clone());
  }

  /** A copy of an array. */
  public static IntegerArray of(byte[] values) {
    return generate(values.length, i -> values[i]);
  }

  /** What a function gives for each index. */
  public static IntegerArray generate(int size, IntUnaryOperator value) {
    int[] values = new int[size];
    Arrays.setAll(values, value);
    return new IntegerArray(values);
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** The value at an index. */
  public int get(int index) {
    return values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntegerArray array && Arrays.equals(values, array.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " values";
  }
}
