package dev.tinyml.converter.quantize;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the smallest and largest value of every activation while a model runs, as
 * TFLiteConverter's calibrator does: the float32 tensors that operators of any graph read or write,
 * constants left out. Inputs are looked at before the operator runs, because some kernels overwrite
 * them; a state is looked at after it as well, and that of an LSTM's cell is computed for the steps
 * between.
 */
final class RangeCollector implements OperatorListener {
  /** A sigmoid times a tanh. */
  private static final ActivationRange BOUNDS_OF_HIDDEN_STATE = new ActivationRange(-1, 1);

  private final TfliteModel model;
  private final RangePolicy policy;
  private final List<List<ObservedOperator>> operators;
  private final SortedMap<TensorPlace, ActivationRange> ranges = new TreeMap<>();

  /**
   * @param model a float model in whose fused LSTMs there is room for ranges
   */
  RangeCollector(TfliteModel model, RangePolicy policy) {
    this.model = model;
    this.policy = policy;
    operators = model.subgraphs().stream().map(ObservedOperator::of).toList();
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    ObservedOperator observed = operators.get(subgraph).get(operator);
    observe(subgraph, observed.inputs(), tensors);
    if (policy == RangePolicy.EXACT) {
      observed
          .cell()
          .ifPresent(
              cell -> widen(new TensorPlace(subgraph, cell.stateTensor()), cell.range(tensors)));
    }
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    ObservedOperator observed = operators.get(subgraph).get(operator);
    observe(
        subgraph,
        policy == RangePolicy.TFLITE_CONVERTER ? observed.inputs() : observed.states(),
        tensors);
    observe(subgraph, observed.outputs(), tensors);
    observed
        .hiddenRange()
        .ifPresent(
            place ->
                widen(
                    new TensorPlace(subgraph, place),
                    ranges.get(new TensorPlace(subgraph, observed.outputs().get(0)))));
  }

  private void observe(int subgraph, List<Integer> indices, TensorAccess tensors) {
    for (int index : indices) {
      float[] values = tensors.floats(index);
      if (values.length > 0) {
        widen(new TensorPlace(subgraph, index), range(subgraph, index, values));
      }
    }
  }

  private ActivationRange range(int subgraph, int index, float[] values) {
    float min = values[0];
    float max = values[0];
    for (float value : values) {
      if (!(Math.abs(value) <= ConstantsCheck.LARGEST)) {
        throw outOfRange(subgraph, index, value);
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return new ActivationRange(min, max);
  }

  private void widen(TensorPlace place, ActivationRange range) {
    ranges.merge(place, range, ActivationRange::union);
  }

  private ProblemException outOfRange(int subgraph, int index, float value) {
    String name = model.subgraphs().get(subgraph).tensors().get(index).spec().name();
    return new ProblemException(
        new Problem(
            "calibration-out-of-range",
            ProblemKind.BROKEN_INPUT,
            "tensor " + name,
            "the value " + value + " on the representative dataset",
            "activations within " + ConstantsCheck.LARGEST,
            "check that the samples are normalized as in training (mean, std)"));
  }

  /**
   * The ranges by place. Tensors that never held a value are left out, but for hidden states of
   * LSTMs that never ran: the quantizer crashes without those, and their bounds are known.
   */
  SortedMap<TensorPlace, ActivationRange> ranges() {
    SortedMap<TensorPlace, ActivationRange> result = new TreeMap<>(ranges);
    for (int i = 0; i < operators.size(); i++) {
      int subgraph = i;
      for (ObservedOperator operator : operators.get(i)) {
        operator
            .hiddenRange()
            .ifPresent(
                tensor ->
                    result.putIfAbsent(new TensorPlace(subgraph, tensor), BOUNDS_OF_HIDDEN_STATE));
      }
    }
    return result;
  }
}
