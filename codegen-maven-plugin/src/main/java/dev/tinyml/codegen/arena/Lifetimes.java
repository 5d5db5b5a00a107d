package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.Arrays;

/**
 * From which step to which each tensor of a graph is in use, as TensorFlow Lite Micro counts: step
 * 0 is before the first operator, step n + 1 is operator n. Immutable.
 */
final class Lifetimes {
  private static final int NEVER = -1;

  private final int[] first;
  private final int[] last;

  private Lifetimes(int tensors) {
    first = new int[tensors];
    last = new int[tensors];
    Arrays.fill(first, NEVER);
    Arrays.fill(last, NEVER);
  }

  static Lifetimes of(TfliteSubgraph graph) {
    Lifetimes lifetimes = new Lifetimes(graph.tensors().size());
    graph.inputs().forEach(tensor -> lifetimes.use(tensor, 0));
    int step = 0;
    for (TfliteOperator operator : graph.operators()) {
      step++;
      for (int tensor : operator.outputs()) {
        lifetimes.use(tensor, step);
      }
      for (int tensor : operator.inputs()) {
        lifetimes.read(tensor, step);
      }
    }
    int end = step;
    graph.outputs().forEach(tensor -> lifetimes.use(tensor, end));
    return lifetimes;
  }

  /** {@value #NEVER} for a tensor that nothing writes. */
  int first(int tensor) {
    return first[tensor];
  }

  /** {@value #NEVER} for a tensor that nothing uses. */
  int last(int tensor) {
    return last[tensor];
  }

  private void use(int tensor, int step) {
    if (tensor >= 0 && first[tensor] == NEVER) {
      first[tensor] = step;
    }
    read(tensor, step);
  }

  /** Optional operands that are left out have negative numbers. */
  private void read(int tensor, int step) {
    if (tensor >= 0) {
      last[tensor] = step;
    }
  }
}
