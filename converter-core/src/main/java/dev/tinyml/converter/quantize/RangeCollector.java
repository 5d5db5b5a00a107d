package dev.tinyml.converter.quantize;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the smallest and largest value of every activation while a model runs, as
 * TFLiteConverter's calibrator does: the float32 tensors that operators read or write, constants
 * left out. Inputs are looked at before the operator runs, because some kernels overwrite them.
 */
final class RangeCollector implements OperatorListener {
  private final TfliteModel model;
  private final RangePolicy policy;
  private final boolean[] observed;
  private final float[] min;
  private final float[] max;

  RangeCollector(TfliteModel model, RangePolicy policy) {
    this.model = model;
    this.policy = policy;
    observed = new boolean[model.tensors().size()];
    min = new float[observed.length];
    max = new float[observed.length];
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    if (subgraph == 0) {
      observeInputs(operator, tensors);
    }
  }

  private void observeInputs(int operator, TensorAccess tensors) {
    model.operators().get(operator).inputs().stream()
        .filter(index -> index >= 0)
        .forEach(index -> observe(index, tensors));
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    if (subgraph != 0) {
      return;
    }
    if (policy == RangePolicy.TFLITE_CONVERTER) {
      observeInputs(operator, tensors);
    }
    List<Integer> outputs = model.operators().get(operator).outputs();
    outputs.forEach(index -> observe(index, tensors));
  }

  private void observe(int index, TensorAccess tensors) {
    TfliteTensor tensor = model.tensors().get(index);
    if (tensor.constant() || tensor.spec().type() != ElementType.FLOAT32) {
      return;
    }
    for (float value : tensors.floats(index)) {
      if (!(Math.abs(value) <= ConstantsCheck.LARGEST)) {
        throw outOfRange(tensor, value);
      }
      if (!observed[index]) {
        observed[index] = true;
        min[index] = value;
        max[index] = value;
      }
      min[index] = Math.min(min[index], value);
      max[index] = Math.max(max[index], value);
    }
  }

  private static ProblemException outOfRange(TfliteTensor tensor, float value) {
    return new ProblemException(
        new Problem(
            "calibration-out-of-range",
            ProblemKind.BROKEN_INPUT,
            "tensor " + tensor.spec().name(),
            "the value " + value + " on the representative dataset",
            "activations within " + ConstantsCheck.LARGEST,
            "check that the samples are normalized as in training (mean, std)"));
  }

  /** The ranges by tensor index; tensors that never held a value are left out. */
  SortedMap<Integer, ActivationRange> ranges() {
    SortedMap<Integer, ActivationRange> ranges = new TreeMap<>();
    for (int i = 0; i < observed.length; i++) {
      if (observed[i]) {
        ranges.put(i, new ActivationRange(min[i], max[i]));
      }
    }
    return ranges;
  }
}
