package dev.tinyml.converter.blame;

import java.util.Arrays;

/** Counts how often each subgraph has begun during a run: loops run theirs again and again. */
final class Iterations {
  private final int[] last;
  private final int[] count;

  Iterations(int subgraphs) {
    last = new int[subgraphs];
    count = new int[subgraphs];
    restart();
  }

  /** Before a run. */
  void restart() {
    Arrays.fill(last, Integer.MAX_VALUE);
    Arrays.fill(count, -1);
  }

  /** Before an operator: a subgraph has begun anew when its operators don't go up. */
  void begin(int subgraph, int operator) {
    if (operator <= last[subgraph]) {
      count[subgraph]++;
    }
    last[subgraph] = operator;
  }

  /** Which run of the subgraph is going on, from 0. */
  int of(int subgraph) {
    return count[subgraph];
  }
}
