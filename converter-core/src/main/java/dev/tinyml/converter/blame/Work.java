package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** Estimates what a run of a model costs. Stateless. */
final class Work {
  /** Loops tell their number of steps only when they run. */
  private static final long STEPS_OF_A_LOOP = 32;

  /** What calling an operator costs, whatever it computes. */
  private static final long CALL = 6_000;

  private Work() {}

  /** Roughly the time of a run, in that of a multiplication of the float model. */
  static long of(TfliteModel model) {
    long work = 0;
    for (int graph : model.reachableSubgraphs()) {
      TfliteSubgraph subgraph = model.subgraphs().get(graph);
      for (TfliteOperator operator : subgraph.operators()) {
        work += (CALL + of(subgraph, operator)) * (graph == 0 ? 1 : STEPS_OF_A_LOOP);
      }
    }
    return Math.max(1, work);
  }

  private static long of(TfliteSubgraph subgraph, TfliteOperator operator) {
    List<TfliteTensor> outputs = operator.outputs().stream().map(subgraph.tensors()::get).toList();
    long values = outputs.stream().mapToLong(t -> t.spec().shape().elementCount()).sum();
    long weights = 0;
    for (int input : operator.inputs()) {
      if (input >= 0 && subgraph.tensors().get(input).constant()) {
        Shape shape = subgraph.tensors().get(input).spec().shape();
        weights += shape.rank() < 2 ? 0 : shape.elementCount();
      }
    }
    if (weights == 0 || outputs.isEmpty() || outputs.get(0).spec().shape().rank() == 0) {
      return values;
    }
    long channels = Math.max(1, outputs.get(0).spec().shape().dimension(-1));
    // Weights count once per place: a pixel, a time step, a row.
    return values + weights * Math.max(1, values / channels);
  }
}
