package dev.tinyml.converter.blame;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the device's model against the float model while it runs: as it is, or with every
 * operator's inputs taken from the float model. Belongs to one interpreter.
 */
final class DeviceActivations implements OperatorListener {
  private final Map<TensorPlace, Integer> numbers = new HashMap<>();
  private final List<ComparedOperator> compared;
  private final FloatActivations floats;
  private final Iterations iterations;
  private List<OperatorSums> sums = List.of();
  private boolean own;
  private Map<Integer, Map<TensorPlace, float[]>> alone = Map.of();

  /**
   * @param floats what the float model computed for the same sample
   */
  DeviceActivations(TfliteModel model, List<ComparedOperator> compared, FloatActivations floats) {
    this.compared = compared;
    this.floats = floats;
    iterations = new Iterations(model.subgraphs().size());
    for (int i = 0; i < compared.size(); i++) {
      ComparedOperator operator = compared.get(i);
      numbers.put(new TensorPlace(operator.subgraph(), operator.operator()), i);
    }
  }

  /** In the next run errors add up from operator to operator. */
  void accumulate(List<OperatorSums> sums) {
    prepare(sums, false);
  }

  /** In the next run each operator gets what the float model computes, quantized. */
  void isolate(List<OperatorSums> sums) {
    prepare(sums, true);
    alone = new HashMap<>();
  }

  private void prepare(List<OperatorSums> sums, boolean own) {
    this.sums = sums;
    this.own = own;
    iterations.restart();
  }

  /**
   * The float model's results with the error that an operator of the main graph made in the last
   * run with isolated operators; empty when it made none.
   *
   * @param number of the operator among those compared
   */
  Map<TensorPlace, float[]> alone(int number) {
    return alone.getOrDefault(number, Map.of());
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    iterations.begin(subgraph, operator);
    Integer number = numbers.get(new TensorPlace(subgraph, operator));
    if (own && number != null && !compared.get(number).calls()) {
      compared.get(number).inputs().forEach(input -> take(input, tensors));
      compared.get(number).integers().forEach(input -> take(input, tensors));
    }
  }

  private void take(ComparedTensor input, TensorAccess tensors) {
    int tensor = input.device().tensor();
    floats
        .exact()
        .get(input.real(), iterations.of(input.device().subgraph()))
        .filter(values -> values.length == tensors.elementCount(tensor))
        .ifPresent(values -> tensors.setBytes(tensor, input.form().stored(values)));
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    Integer number = numbers.get(new TensorPlace(subgraph, operator));
    if (number == null) {
      return;
    }
    ComparedOperator of = compared.get(number);
    for (ComparedTensor output : of.outputs()) {
      Optional<float[]> exact = floats.exact().get(output.real(), iterations.of(subgraph));
      float[] found = output.form().real(tensors.bytes(output.device().tensor()));
      if (exact.isPresent() && exact.get().length == found.length) {
        compare(number, of, output, exact.get(), found);
      }
    }
  }

  private void compare(
      int number, ComparedOperator of, ComparedTensor output, float[] exact, float[] found) {
    if (!own) {
      sums.get(number).accumulated().add(exact, found, output.form());
    } else if (!of.calls()) {
      float[] right = right(of, output, exact);
      sums.get(number).own().add(right, found, output.form());
      if (output == of.outputs().get(0)) {
        sums.get(number).range().add(exact, output.form());
      }
      if (of.subgraph() == 0) {
        float[] with = withError(exact, right, found);
        if (with != exact) {
          alone.computeIfAbsent(number, n -> new HashMap<>()).put(output.real(), with);
        }
      }
    }
  }

  /** What the operator should make of its inputs, rounded as they are. */
  private float[] right(ComparedOperator of, ComparedTensor output, float[] exact) {
    int iteration = iterations.of(of.subgraph());
    if (of.floatOperator().isPresent()) {
      return floats
          .rounded()
          .get(output.real(), iteration)
          .filter(values -> values.length == exact.length)
          .orElse(exact);
    }
    return of.onlyStoresOtherwise() && of.inputs().size() == 1
        ? of.inputs().get(0).form().rounded(exact)
        : exact;
  }

  private static float[] withError(float[] exact, float[] right, float[] found) {
    float[] with = exact;
    for (int i = 0; i < exact.length; i++) {
      if (found[i] != right[i]) {
        with = with == exact ? exact.clone() : with;
        with[i] += found[i] - right[i];
      }
    }
    return with;
  }
}
