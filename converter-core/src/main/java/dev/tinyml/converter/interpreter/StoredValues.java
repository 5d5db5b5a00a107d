package dev.tinyml.converter.interpreter;

import java.util.List;

/** The numbers that a tensor holds, flattened, not dequantized. */
public sealed interface StoredValues {

  /** Of a tensor of integers, quantized or plain. */
  record Integers(List<Integer> values) implements StoredValues {

    /** Copies the list. */
    public Integers {
      values = List.copyOf(values);
    }
  }

  /** Of a tensor of floating-point numbers. */
  record Floats(List<Float> values) implements StoredValues {

    /** Copies the list. */
    public Floats {
      values = List.copyOf(values);
    }
  }
}
