package dev.tinyml.converter.tflite;

import java.util.Comparator;

/**
 * Where a tensor stands in a model.
 *
 * @param subgraph index of its graph; 0 is the main graph
 * @param tensor its index there
 */
public record TensorPlace(int subgraph, int tensor) implements Comparable<TensorPlace> {
  private static final Comparator<TensorPlace> ORDER =
      Comparator.comparingInt(TensorPlace::subgraph).thenComparingInt(TensorPlace::tensor);

  @Override
  public int compareTo(TensorPlace other) {
    return ORDER.compare(this, other);
  }
}
