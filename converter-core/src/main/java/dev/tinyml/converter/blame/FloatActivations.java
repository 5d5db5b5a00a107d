package dev.tinyml.converter.blame;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the activations of the float model's last runs, and changes them when told to. Belongs to
 * one interpreter.
 */
final class FloatActivations implements OperatorListener {
  /** What the next run is for. */
  private enum Run {
    EXACT,
    ROUNDED,
    REPLACED
  }

  private final List<List<Observed>> operators = new ArrayList<>();
  private final TfliteModel model;
  private final Set<TensorPlace> scores;
  private final Iterations iterations;
  private final ActivationStore exact = new ActivationStore();
  private final ActivationStore rounded = new ActivationStore();
  private final ActivationStore replaced = new ActivationStore();
  private Map<TensorPlace, float[]> replacements = Map.of();
  private Run run = Run.EXACT;

  /**
   * What is of interest at an operator.
   *
   * @param entering inputs of the subgraph that it reads
   * @param written what it writes
   * @param read what it reads, in order, for the operator of the device's model
   * @param counterpart that operator
   */
  private record Observed(
      List<TensorPlace> entering,
      List<TensorPlace> written,
      List<Integer> read,
      Optional<ComparedOperator> counterpart) {}

  /**
   * @param wanted the activations to keep
   * @param scores those of them to keep when results are replaced
   */
  FloatActivations(
      TfliteModel model,
      List<ComparedOperator> compared,
      Set<TensorPlace> wanted,
      List<TensorPlace> scores) {
    this.model = model;
    this.scores = Set.copyOf(scores);
    iterations = new Iterations(model.subgraphs().size());
    Map<TensorPlace, ComparedOperator> counterparts = new HashMap<>();
    for (ComparedOperator operator : compared) {
      operator
          .floatOperator()
          .ifPresent(f -> counterparts.put(new TensorPlace(operator.subgraph(), f), operator));
    }
    for (int graph = 0; graph < model.subgraphs().size(); graph++) {
      TfliteSubgraph subgraph = model.subgraphs().get(graph);
      List<Observed> observed = new ArrayList<>();
      for (TfliteOperator operator : subgraph.operators()) {
        observed.add(
            new Observed(
                places(graph, operator.inputs().stream().filter(subgraph.inputs()::contains))
                    .stream()
                    .filter(wanted::contains)
                    .toList(),
                places(graph, operator.outputs().stream()).stream()
                    .filter(wanted::contains)
                    .toList(),
                operator.inputs().stream()
                    .filter(index -> index >= 0 && isActivation(subgraph.tensors().get(index)))
                    .toList(),
                Optional.ofNullable(counterparts.get(new TensorPlace(graph, observed.size())))));
      }
      operators.add(observed);
    }
  }

  private static List<TensorPlace> places(int graph, Stream<Integer> tensors) {
    return tensors.map(tensor -> new TensorPlace(graph, tensor)).toList();
  }

  private static boolean isActivation(TfliteTensor tensor) {
    return !tensor.constant() && !tensor.variable() && tensor.spec().type() == ElementType.FLOAT32;
  }

  /** The next run keeps what it computes. */
  void keepExact() {
    exact.clear();
    prepare(Run.EXACT);
  }

  /**
   * In the next run each operator gets the inputs of the exact run, rounded as those of its
   * counterpart in the device's model.
   */
  void keepRounded() {
    rounded.clear();
    prepare(Run.ROUNDED);
  }

  /**
   * In the next run some results are replaced.
   *
   * @param values by place in the main graph
   */
  void replace(Map<TensorPlace, float[]> values) {
    replaced.clear();
    replacements = values;
    prepare(Run.REPLACED);
  }

  private void prepare(Run next) {
    run = next;
    iterations.restart();
  }

  /** What the exact run computed. */
  ActivationStore exact() {
    return exact;
  }

  /** What operators made of rounded inputs. */
  ActivationStore rounded() {
    return rounded;
  }

  /** What came of replacements. */
  ActivationStore replaced() {
    return replaced;
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    iterations.begin(subgraph, operator);
    int iteration = iterations.of(subgraph);
    Observed observed = operators.get(subgraph).get(operator);
    if (run == Run.EXACT) {
      for (TensorPlace place : observed.entering()) {
        exact.put(place, iteration, values(place, tensors));
      }
    }
    if (run == Run.ROUNDED && observed.counterpart().isPresent()) {
      List<ComparedTensor> inputs = observed.counterpart().get().inputs();
      for (int i = 0; i < inputs.size(); i++) {
        ComparedTensor input = inputs.get(i);
        int tensor = observed.read().get(i);
        exact
            .get(input.real(), iteration)
            .filter(values -> values.length == tensors.elementCount(tensor))
            .ifPresent(values -> tensors.setFloats(tensor, input.form().rounded(values)));
      }
    }
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    int iteration = iterations.of(subgraph);
    ActivationStore store =
        switch (run) {
          case EXACT -> exact;
          case ROUNDED -> rounded;
          case REPLACED -> replaced;
        };
    for (TensorPlace place : operators.get(subgraph).get(operator).written()) {
      if (run == Run.REPLACED && replacements.containsKey(place)) {
        tensors.setFloats(place.tensor(), replacements.get(place));
      }
      if (run != Run.REPLACED || scores.contains(place)) {
        store.put(place, iteration, values(place, tensors));
      }
    }
  }

  private float[] values(TensorPlace place, TensorAccess tensors) {
    TfliteTensor tensor = model.subgraphs().get(place.subgraph()).tensors().get(place.tensor());
    return StoredValues.ofPlain(tensor)
        .map(form -> form.real(tensors.bytes(place.tensor())))
        .orElseGet(() -> tensors.floats(place.tensor()));
  }
}
