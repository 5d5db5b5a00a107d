package dev.tinyml.converter.range;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tensors are looked at around an operator: float32 tensors that are not constant.
 *
 * @param before indices of those looked at before it runs
 * @param after indices of those looked at after it has run
 * @param hidden the range of a fused LSTM's hidden state
 * @param cell computes the cell state of a fused LSTM of the usual kind; empty where the state
 *     counts as it is seen from outside
 */
record ObservedOperator(
    List<Integer> before,
    List<Integer> after,
    Optional<HiddenRange> hidden,
    Optional<FloatLstmCell> cell) {
  private static final Set<String> CALLS = Set.of("IF", "WHILE");

  /**
   * A tensor that only carries a range.
   *
   * @param tensor its index
   * @param output index of the tensor whose range it gets
   */
  record HiddenRange(int tensor, int output) {}

  /**
   * Whether everything that the operator shows can be seen after all others have run, in a model
   * whose tensors keep their values: what is computed from the state in between can't.
   */
  boolean outlastsRun() {
    return hidden.isEmpty() && cell.isEmpty();
  }

  /** Indices of all tensors that are looked at, in the order of looking. */
  List<Integer> tensors() {
    return Stream.concat(before.stream(), after.stream()).toList();
  }

  /**
   * The operators of a graph in execution order. With {@link RangePolicy#EXACT} what is read is
   * looked at only where it has not been looked at when it was written: some kernels overwrite what
   * they have read.
   */
  static List<ObservedOperator> of(TfliteSubgraph graph, RangePolicy policy) {
    Set<Integer> read = new HashSet<>(graph.outputs());
    graph.operators().forEach(operator -> read.addAll(operator.inputs()));
    Set<Integer> seen = new HashSet<>();
    List<ObservedOperator> operators = new ArrayList<>();
    for (TfliteOperator operator : graph.operators()) {
      operators.add(
          policy == RangePolicy.EXACT
              ? exact(graph, operator, outputs(graph, read, operator), seen)
              : converters(graph, operator, outputs(graph, read, operator)));
    }
    return operators;
  }

  private static ObservedOperator exact(
      TfliteSubgraph graph, TfliteOperator operator, List<Integer> outputs, Set<Integer> seen) {
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (TfliteTensor input : floats(graph, operator.inputs())) {
      // States change while they are read; all other tensors are written once in a run.
      if (input.variable() || seen.add(input.index())) {
        before.add(input.index());
      }
      if (input.variable()) {
        after.add(input.index());
      }
    }
    after.addAll(outputs);
    seen.addAll(outputs);
    return new ObservedOperator(before, after, hidden(operator), FloatLstmCell.of(graph, operator));
  }

  private static ObservedOperator converters(
      TfliteSubgraph graph, TfliteOperator operator, List<Integer> outputs) {
    List<Integer> inputs =
        floats(graph, operator.inputs()).stream().map(TfliteTensor::index).toList();
    List<Integer> after = new ArrayList<>(inputs);
    after.addAll(outputs);
    return new ObservedOperator(inputs, after, hidden(operator), Optional.empty());
  }

  private static Optional<HiddenRange> hidden(TfliteOperator operator) {
    return FusedLstm.isFused(operator)
        ? Optional.of(
            new HiddenRange(
                operator.intermediates().get(FusedLstm.HIDDEN_RANGE), operator.outputs().get(0)))
        : Optional.empty();
  }

  /** What nobody reads of a loop's results, the loop leaves uninitialized. */
  private static List<Integer> outputs(
      TfliteSubgraph graph, Set<Integer> read, TfliteOperator operator) {
    return floats(graph, operator.outputs()).stream()
        .map(TfliteTensor::index)
        .filter(index -> !CALLS.contains(operator.name()) || read.contains(index))
        .toList();
  }

  private static List<TfliteTensor> floats(TfliteSubgraph graph, List<Integer> indices) {
    return indices.stream()
        .filter(index -> index >= 0)
        .map(index -> graph.tensors().get(index))
        .filter(tensor -> !tensor.constant() && tensor.spec().type() == ElementType.FLOAT32)
        .toList();
  }
}
