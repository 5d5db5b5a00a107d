package dev.tinyml.converter.range;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SortedMap;

/** Counts values beyond limits while a model runs. Belongs to one interpreter. */
final class SaturationCounter implements OperatorListener {
  private static final int SCRATCH = 2048;

  private final List<List<ObservedOperator>> operators;
  private final TensorNumbers numbers;
  private final ActivationRange[] limits;
  private final long[] values;
  private final long[] beyond;
  private final float[] scratch = new float[SCRATCH];

  SaturationCounter(TfliteModel model, SortedMap<TensorPlace, ActivationRange> ranges) {
    operators =
        model.subgraphs().stream()
            .map(graph -> ObservedOperator.of(graph, RangePolicy.EXACT))
            .toList();
    numbers = TensorNumbers.of(model);
    limits = new ActivationRange[numbers.count()];
    ranges.forEach((place, range) -> limits[number(place)] = range);
    values = new long[numbers.count()];
    beyond = new long[numbers.count()];
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
      if (limits[number] != null) {
        FloatBuffer buffer = tensors.lend(index).asFloatBuffer();
        values[number] += buffer.remaining();
        beyond[number] += beyond(buffer, limits[number]);
      }
    }
  }

  private long beyond(FloatBuffer buffer, ActivationRange limit) {
    float min = limit.min();
    float max = limit.max();
    long count = 0;
    while (buffer.hasRemaining()) {
      int length = Math.min(scratch.length, buffer.remaining());
      buffer.get(scratch, 0, length);
      for (int i = 0; i < length; i++) {
        count += scratch[i] >= min && scratch[i] <= max ? 0 : 1;
      }
    }
    return count;
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
