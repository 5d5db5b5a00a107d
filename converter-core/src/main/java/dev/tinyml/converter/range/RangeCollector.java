package dev.tinyml.converter.range;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.TfliteModel;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every activation while a model runs, as TFLiteConverter's calibrator does: the float32
 * tensors that operators of any graph read or write, constants left out. Belongs to one
 * interpreter.
 */
final class RangeCollector implements OperatorListener {
  /** Values that fit into a processor's first cache. */
  private static final int SCRATCH = 2048;

  /** So many values take longer than making room for counting them fast. */
  private static final int MANY = 1 << 16;

  /** So that a thread takes 8 MB for speed at most. */
  private static final int MOST_FAST = 32;

  private final TfliteModel model;
  private final List<List<ObservedOperator>> operators;
  private final TensorNumbers numbers;
  private final TensorCounter[] counters;
  private final int[] scratch = new int[SCRATCH];
  private int fast;

  /**
   * @param model a float model in whose fused LSTMs there is room for ranges
   */
  RangeCollector(TfliteModel model, RangePolicy policy) {
    this.model = model;
    operators =
        model.subgraphs().stream().map(graph -> ObservedOperator.of(graph, policy)).toList();
    numbers = TensorNumbers.of(model);
    counters = new TensorCounter[numbers.count()];
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    ObservedOperator observed = operators.get(subgraph).get(operator);
    observe(subgraph, observed.before(), tensors);
    observed
        .cell()
        .ifPresent(cell -> counter(subgraph, cell.stateTensor()).widen(cell.range(tensors)));
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    ObservedOperator observed = operators.get(subgraph).get(operator);
    observe(subgraph, observed.after(), tensors);
    observed
        .hidden()
        .ifPresent(
            hidden -> counter(subgraph, hidden.tensor()).widen(counter(subgraph, hidden.output())));
  }

  private void observe(int subgraph, List<Integer> indices, TensorAccess tensors) {
    for (int index : indices) {
      observe(subgraph, index, tensors.lend(index).asIntBuffer());
    }
  }

  /**
   * Takes in the values of a tensor.
   *
   * @param values representations of floats, all of the buffer; its position changes
   * @throws ProblemException when a value is no number or too large
   */
  void observe(int subgraph, int index, IntBuffer values) {
    values.clear();
    if (!values.hasRemaining()) {
      return;
    }
    TensorCounter counter = counter(subgraph, index);
    long before = counter.values();
    if (before < MANY && before + values.remaining() >= MANY && fast < MOST_FAST) {
      counter.speedUp();
      fast++;
    }
    if (!counter.add(values, scratch)) {
      throw outOfRange(subgraph, index, values);
    }
  }

  private TensorCounter counter(int subgraph, int tensor) {
    int number = numbers.of(subgraph, tensor);
    if (counters[number] == null) {
      counters[number] = new TensorCounter();
    }
    return counters[number];
  }

  private ProblemException outOfRange(int subgraph, int index, IntBuffer values) {
    String name = model.subgraphs().get(subgraph).tensors().get(index).spec().name();
    float found = 0;
    for (int i = values.limit() - 1; i >= 0; i--) {
      float value = Float.intBitsToFloat(values.get(i));
      found = Math.abs(value) <= Observer.LARGEST ? found : value;
    }
    return new ProblemException(
        new Problem(
            "calibration-out-of-range",
            ProblemKind.BROKEN_INPUT,
            "tensor " + name,
            "the value " + found + " on the representative dataset",
            "activations within " + Observer.LARGEST,
            "check that the samples are normalized as in training (mean, std)"));
  }

  /** The extremes that each tensor had since the last call. */
  SampleExtremes endSample() {
    float[] mins = new float[counters.length];
    float[] maxs = new float[counters.length];
    for (int i = 0; i < counters.length; i++) {
      boolean seen = counters[i] != null && counters[i].hasSample();
      mins[i] = seen ? counters[i].min() : Float.NaN;
      maxs[i] = seen ? counters[i].max() : Float.NaN;
      if (seen) {
        counters[i].endSample();
      }
    }
    return new SampleExtremes(mins, maxs);
  }

  /**
   * The values that a tensor has had.
   *
   * @param number of the tensor
   * @return empty when there were none, or when they were not all seen
   */
  Optional<HistogramCounter> distribution(int number) {
    TensorCounter counter = counters[number];
    return counter == null || !counter.hasDistribution()
        ? Optional.empty()
        : Optional.of(counter.histogram());
  }
}
