package dev.tinyml.converter.quantize;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which tensors of an operator are looked at: the float32 tensors that are not constant.
 *
 * @param inputs indices of what it reads, states included
 * @param states those inputs that it also writes, because they keep a state
 * @param outputs indices of what it writes
 * @param hiddenRange the tensor that is to get the first output's range, in a fused LSTM
 * @param cell computes the cell state of a fused LSTM of the usual kind
 */
record ObservedOperator(
    List<Integer> inputs,
    List<Integer> states,
    List<Integer> outputs,
    OptionalInt hiddenRange,
    Optional<FloatLstmCell> cell) {
  private static final Set<String> CALLS = Set.of("IF", "WHILE");

  /** The operators of a graph in execution order. */
  static List<ObservedOperator> of(TfliteSubgraph graph) {
    Set<Integer> read = new HashSet<>(graph.outputs());
    graph.operators().forEach(operator -> read.addAll(operator.inputs()));
    return graph.operators().stream().map(operator -> of(graph, read, operator)).toList();
  }

  private static ObservedOperator of(
      TfliteSubgraph graph, Set<Integer> read, TfliteOperator operator) {
    List<TfliteTensor> inputs = floats(graph, operator.inputs());
    // What nobody reads of a loop's results, the loop leaves uninitialized.
    boolean skipsUnread = CALLS.contains(operator.name());
    return new ObservedOperator(
        inputs.stream().map(TfliteTensor::index).toList(),
        inputs.stream().filter(TfliteTensor::variable).map(TfliteTensor::index).toList(),
        floats(graph, operator.outputs()).stream()
            .map(TfliteTensor::index)
            .filter(index -> !skipsUnread || read.contains(index))
            .toList(),
        FusedLstm.isFused(operator)
            ? OptionalInt.of(operator.intermediates().get(FusedLstm.HIDDEN_RANGE))
            : OptionalInt.empty(),
        FloatLstmCell.of(graph, operator));
  }

  private static List<TfliteTensor> floats(TfliteSubgraph graph, List<Integer> indices) {
    return indices.stream()
        .filter(index -> index >= 0)
        .map(index -> graph.tensors().get(index))
        .filter(tensor -> !tensor.constant() && tensor.spec().type() == ElementType.FLOAT32)
        .toList();
  }
}
