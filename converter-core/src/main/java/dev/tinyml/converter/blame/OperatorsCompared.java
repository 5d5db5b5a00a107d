package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ActivationPairs;
import dev.tinyml.converter.tflite.OperatorPair;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The operators of a device's model that can be held against the float model. Immutable.
 *
 * @param operators in the order of subgraph and execution
 * @param notes why others can't
 */
record OperatorsCompared(List<ComparedOperator> operators, List<String> notes) {
  /** They run subgraphs, whose operators are compared themselves. */
  static final Set<String> CALLS = Set.of("IF", "WHILE");

  private static final Set<String> SHAPES = Set.of("RESHAPE", "EXPAND_DIMS", "SQUEEZE");

  /** Copies the lists. */
  OperatorsCompared {
    operators = List.copyOf(operators);
    notes = List.copyOf(notes);
  }

  static OperatorsCompared of(TfliteModel reference, TfliteModel device) {
    ActivationPairs pairs = ActivationPairs.of(reference, device);
    Map<TensorPlace, Integer> floatOperators = new HashMap<>();
    for (OperatorPair pair : pairs.operators()) {
      floatOperators.put(
          new TensorPlace(pair.subgraph(), pair.deviceOperator()), pair.floatOperator());
    }
    List<ComparedOperator> compared = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int graph : device.reachableSubgraphs()) {
      TfliteSubgraph subgraph = device.subgraphs().get(graph);
      Set<Integer> read = new HashSet<>(subgraph.outputs());
      subgraph.operators().forEach(operator -> read.addAll(operator.inputs()));
      for (int i = 0; i < subgraph.operators().size(); i++) {
        TfliteOperator operator = subgraph.operators().get(i);
        // What nobody reads of a loop's results, the loop leaves uninitialized.
        List<Integer> written =
            operator.outputs().stream()
                .filter(o -> !CALLS.contains(operator.name()) || read.contains(o))
                .toList();
        List<ComparedTensor> outputs =
            tensors(pairs, reference, subgraph, graph, written, StoredValues::of);
        List<ComparedTensor> inputs =
            tensors(pairs, reference, subgraph, graph, operator.inputs(), StoredValues::of);
        if (outputs.isEmpty()) {
          notHeld(subgraph, i, written).ifPresent(notes::add);
        } else {
          Optional<Integer> of =
              Optional.ofNullable(floatOperators.get(new TensorPlace(graph, i)))
                  .filter(f -> readsTheSame(reference.subgraphs().get(graph), f, inputs));
          compared.add(
              new ComparedOperator(
                  graph,
                  i,
                  operator.name(),
                  of.map(OptionalInt::of).orElse(OptionalInt.empty()),
                  inputs,
                  tensors(
                      pairs, reference, subgraph, graph, operator.inputs(), StoredValues::ofPlain),
                  outputs));
        }
      }
    }
    return new OperatorsCompared(compared, notes);
  }

  private static List<ComparedTensor> tensors(
      ActivationPairs pairs,
      TfliteModel reference,
      TfliteSubgraph subgraph,
      int graph,
      List<Integer> indices,
      Function<TfliteTensor, Optional<StoredValues>> forms) {
    List<ComparedTensor> found = new ArrayList<>();
    for (int index : indices) {
      if (index >= 0 && isActivation(subgraph.tensors().get(index))) {
        TensorPlace place = new TensorPlace(graph, index);
        Optional<StoredValues> form = forms.apply(subgraph.tensors().get(index));
        pairs
            .floatOf(place)
            .filter(real -> real.subgraph() == graph && form.isPresent())
            .filter(real -> isAlike(tensor(reference, real), subgraph.tensors().get(index)))
            .ifPresent(real -> found.add(new ComparedTensor(place, real, form.get())));
      }
    }
    return found;
  }

  private static boolean isActivation(TfliteTensor tensor) {
    return !tensor.constant() && !tensor.variable();
  }

  /** Real numbers in both models, or the same integers. */
  private static boolean isAlike(TfliteTensor real, TfliteTensor device) {
    return StoredValues.ofPlain(device).isPresent()
        ? real.spec().type() == device.spec().type()
        : real.spec().type() == ElementType.FLOAT32;
  }

  private static TfliteTensor tensor(TfliteModel model, TensorPlace place) {
    return model.subgraphs().get(place.subgraph()).tensors().get(place.tensor());
  }

  /** A note about an operator whose results are real numbers; others need none. */
  private static Optional<String> notHeld(TfliteSubgraph subgraph, int index, List<Integer> out) {
    return out.stream()
        .map(subgraph.tensors()::get)
        .filter(tensor -> StoredValues.of(tensor).isPresent())
        .findFirst()
        .map(
            tensor ->
                "operator "
                    + index
                    + ", "
                    + subgraph.operators().get(index).name()
                    + ", has no counterpart in the float model: nothing is known about "
                    + tensor.spec().name());
  }

  private static boolean readsTheSame(
      TfliteSubgraph real, int floatOperator, List<ComparedTensor> inputs) {
    List<Integer> read =
        real.operators().get(floatOperator).inputs().stream()
            .filter(index -> index >= 0)
            .map(real.tensors()::get)
            .filter(t -> !t.constant() && !t.variable() && t.spec().type() == ElementType.FLOAT32)
            .map(tensor -> unshaped(real, tensor.index()))
            .toList();
    return read.equals(inputs.stream().map(i -> unshaped(real, i.real().tensor())).toList());
  }

  /** The tensor whose values another holds in another shape. */
  private static int unshaped(TfliteSubgraph graph, int tensor) {
    int found = tensor;
    for (int i = graph.operators().size() - 1; i >= 0; i--) {
      TfliteOperator operator = graph.operators().get(i);
      if (operator.outputs().contains(found) && SHAPES.contains(operator.name())) {
        found = operator.inputs().get(0);
      }
    }
    return found;
  }
}
