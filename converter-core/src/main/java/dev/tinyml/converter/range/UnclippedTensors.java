package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the tensors of a float model whose range no method may clip: states, which carry an error
 * from step to step; all of a fused LSTM, whose output and hidden state need one scale; results
 * that the quantizer gives a fixed scale (source: tensorflow/compiler/mlir/lite/ir/tfl_ops.td,
 * FixedOutputRangeInterface); and everything within loops and branches. Stateless.
 */
final class UnclippedTensors {
  private static final Set<String> FIXED_OUTPUT =
      Set.of("SOFTMAX", "LOGISTIC", "TANH", "L2_NORMALIZATION", "LOG_SOFTMAX");

  SortedSet<TensorPlace> find(TfliteModel model) {
    SortedSet<TensorPlace> places = new TreeSet<>();
    for (int i = 0; i < model.subgraphs().size(); i++) {
      int subgraph = i;
      TfliteSubgraph graph = model.subgraphs().get(i);
      Stream<Integer> tensors =
          i > 0 ? graph.tensors().stream().map(TfliteTensor::index) : ofMainGraph(graph);
      tensors.map(tensor -> new TensorPlace(subgraph, tensor)).forEach(places::add);
    }
    return places;
  }

  private static Stream<Integer> ofMainGraph(TfliteSubgraph graph) {
    Stream<Integer> states =
        graph.tensors().stream().filter(TfliteTensor::variable).map(TfliteTensor::index);
    Stream<Integer> results =
        graph.operators().stream()
            .filter(o -> FIXED_OUTPUT.contains(o.name()) || FusedLstm.isFused(o))
            .map(TfliteOperator::outputs)
            .flatMap(outputs -> outputs.stream());
    Stream<Integer> hidden =
        graph.operators().stream()
            .filter(FusedLstm::isFused)
            .map(o -> o.intermediates().get(FusedLstm.HIDDEN_RANGE));
    return Stream.of(states, results, hidden).flatMap(s -> s);
  }
}
