package dev.tinyml.codegen.engine.lowering;

import java.util.stream.IntStream;

/** Tensors that lie in the same memory. Not thread-safe. */
final class TensorGroups {
  private final int[] parents;

  TensorGroups(int tensors) {
    parents = IntStream.range(0, tensors).toArray();
  }

  /** The tensor that stands for a tensor's group. */
  int find(int tensor) {
    int root = tensor;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** Puts two groups together. */
  void join(int one, int other) {
    parents[find(one)] = find(other);
  }
}
