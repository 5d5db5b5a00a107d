package dev.tinyml.converter.range;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SortedMap;

/**
 * Counts values beyond limits, and how far beyond they are, while a model runs. Belongs to one
 * interpreter.
 */
final class SaturationCounter implements OperatorListener {
  private static final int SCRATCH = 2048;
  private static final int SUMS = 3;
  private static final int CUT_OFF = 0;
  private static final int SUM = 1;
  private static final int SQUARES = 2;

  private final List<List<ObservedOperator>> operators;
  private final TensorNumbers numbers;
  private final QuantizedRange[] ranges;
  private final long[] values;
  private final long[] beyond;
  private double[] sums;
  private final float[] scratch = new float[SCRATCH];

  SaturationCounter(TfliteModel model, SortedMap<TensorPlace, QuantizedRange> quantized) {
    operators =
        model.subgraphs().stream()
            .map(graph -> ObservedOperator.of(graph, RangePolicy.EXACT))
            .toList();
    numbers = TensorNumbers.of(model);
    ranges = new QuantizedRange[numbers.count()];
    quantized.forEach((place, range) -> ranges[number(place)] = range);
    values = new long[numbers.count()];
    beyond = new long[numbers.count()];
    sums = new double[SUMS * numbers.count()];
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    count(subgraph, operators.get(subgraph).get(operator).before(), tensors);
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    count(subgraph, operators.get(subgraph).get(operator).after(), tensors);
  }

  private void count(int subgraph, List<Integer> indices, TensorAccess tensors) {
    for (int index : indices) {
      int number = numbers.of(subgraph, index);
      if (ranges[number] != null) {
        FloatBuffer buffer = tensors.lend(index).asFloatBuffer();
        values[number] += buffer.remaining();
        beyond[number] += count(buffer, ranges[number], SUMS * number);
      }
    }
  }

  private long count(FloatBuffer buffer, QuantizedRange range, int at) {
    float min = range.limits().min();
    float max = range.limits().max();
    long count = 0;
    double sum = 0;
    double squares = 0;
    double cutOff = 0;
    while (buffer.hasRemaining()) {
      int length = Math.min(scratch.length, buffer.remaining());
      buffer.get(scratch, 0, length);
      for (int i = 0; i < length; i++) {
        double value = scratch[i];
        sum += value;
        squares += value * value;
        if (!(value >= min && value <= max)) {
          count++;
          cutOff += range.cutOff(value);
        }
      }
    }
    sums[at + CUT_OFF] += cutOff;
    sums[at + SUM] += sum;
    sums[at + SQUARES] += squares;
    return count;
  }

  /** The sums since they were last taken: of one sample, when each sample's are taken. */
  double[] takeSums() {
    double[] taken = sums;
    sums = new double[taken.length];
    return taken;
  }

  /**
   * What a tensor lost.
   *
   * @param values how many values all interpreters had
   * @param beyond how many of them were beyond the limits
   * @param of sums of all samples
   */
  Saturation saturation(TensorPlace place, long values, long beyond, double[] of) {
    int at = SUMS * number(place);
    return Saturation.of(values, beyond, of[at + CUT_OFF], of[at + SUM], of[at + SQUARES]);
  }

  private int number(TensorPlace place) {
    return numbers.of(place.subgraph(), place.tensor());
  }

  /** Number of values that a tensor has had. */
  long values(TensorPlace place) {
    return values[number(place)];
  }

  /** How many of them were beyond the limits. */
  long beyond(TensorPlace place) {
    return beyond[number(place)];
  }
}
