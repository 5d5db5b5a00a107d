package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up what the samples and the threads have seen. Not thread-safe. */
final class ObservationTotals {
  /** A sigmoid times a tanh. */
  private static final ActivationRange BOUNDS_OF_HIDDEN_STATE = new ActivationRange(-1, 1);

  private final TfliteModel model;
  private final TensorNumbers numbers;
  private final RunningRange[] ranges;

  ObservationTotals(TfliteModel model) {
    this.model = model;
    numbers = TensorNumbers.of(model);
    ranges = Stream.generate(RunningRange::new).limit(numbers.count()).toArray(RunningRange[]::new);
  }

  /** Takes in the next sample, in the samples' order. */
  void add(SampleExtremes sample) {
    for (int i = 0; i < ranges.length; i++) {
      if (!Float.isNaN(sample.mins()[i])) {
        ranges[i].add(sample.mins()[i], sample.maxs()[i]);
      }
    }
  }

  /**
   * What was seen.
   *
   * @param samples number of samples
   * @param collectors one per thread; they are not used any more afterwards
   */
  Observations observations(int samples, List<RangeCollector> collectors) {
    SortedMap<TensorPlace, TensorObservation> tensors = new TreeMap<>();
    for (int i = 0; i < ranges.length; i++) {
      if (!ranges[i].isEmpty()) {
        tensors.put(
            numbers.place(i),
            new TensorObservation(
                ranges[i].range(), ranges[i].movingAverage(), histogram(i, collectors)));
      }
    }
    TensorObservation unseen =
        new TensorObservation(BOUNDS_OF_HIDDEN_STATE, BOUNDS_OF_HIDDEN_STATE, Optional.empty());
    hiddenRanges().forEach(place -> tensors.putIfAbsent(place, unseen));
    return new Observations(samples, tensors, new UnclippedTensors().find(model));
  }

  private static Optional<Histogram> histogram(int number, List<RangeCollector> collectors) {
    return collectors.stream()
        .flatMap(collector -> collector.distribution(number).stream())
        .reduce(
            (sum, more) -> {
              sum.add(more);
              return sum;
            })
        .map(HistogramCounter::histogram);
  }

  /** The quantizer crashes without ranges for LSTMs that never ran. */
  private List<TensorPlace> hiddenRanges() {
    return Stream.iterate(0, i -> i < model.subgraphs().size(), i -> i + 1)
        .flatMap(
            i ->
                model.subgraphs().get(i).operators().stream()
                    .filter(FusedLstm::isFused)
                    .map(TfliteOperator::intermediates)
                    .map(all -> new TensorPlace(i, all.get(FusedLstm.HIDDEN_RANGE))))
        .toList();
  }
}
