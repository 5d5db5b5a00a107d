package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;

/**
 * Numbers the tensors of all subgraphs one after the other.
 *
 * @param starts number of each subgraph's first tensor; at the end that of all tensors. Not changed
 *     by anyone
 */
record TensorNumbers(int[] starts) {

  static TensorNumbers of(TfliteModel model) {
    int[] starts = new int[model.subgraphs().size() + 1];
    for (int i = 0; i < model.subgraphs().size(); i++) {
      starts[i + 1] = starts[i] + model.subgraphs().get(i).tensors().size();
    }
    return new TensorNumbers(starts);
  }

  int of(int subgraph, int tensor) {
    return starts[subgraph] + tensor;
  }

  /** Number of tensors. */
  int count() {
    return starts[starts.length - 1];
  }

  TensorPlace place(int number) {
    int subgraph = 0;
    while (number >= starts[subgraph + 1]) {
      subgraph++;
    }
    return new TensorPlace(subgraph, number - starts[subgraph]);
  }
}
