package dev.tinyml.converter.range;

import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how many values of a float model's activations lie beyond given limits, and how much that
 * costs: what a range from calibration samples cuts off from others. Immutable and thread-safe.
 */
public final class SaturationMeter {
  private final ParallelSamples threads;

  /** Measures on all processors. */
  public SaturationMeter() {
    this(ParallelSamples.onAllProcessors());
  }

  /**
   * @param threads where it measures; the result does not depend on it
   */
  public SaturationMeter(ParallelSamples threads) {
    this.threads = threads;
  }

  /**
   * Runs every sample once.
   *
   * @param model the model
   * @param ranges per activation; NaN counts as beyond
   * @param samples normalized samples, per model input
   * @return what is lost per activation; those that never held a value are left out
   */
  SortedMap<TensorPlace, Saturation> measure(
      FloatTfliteModel model,
      SortedMap<TensorPlace, QuantizedRange> ranges,
      Iterable<List<FloatTensor>> samples) {
    List<SaturationCounter> counters = new ArrayList<>();
    List<double[]> sums = new ArrayList<>();
    threads.run(
        samples,
        () -> {
          Worker worker = new Worker(model, ranges);
          counters.add(worker.counter);
          return worker;
        },
        (position, sample) -> add(sums, sample));
    SortedMap<TensorPlace, Saturation> found = new TreeMap<>();
    for (TensorPlace place : ranges.keySet()) {
      long values = counters.stream().mapToLong(counter -> counter.values(place)).sum();
      long beyond = counters.stream().mapToLong(counter -> counter.beyond(place)).sum();
      if (values > 0) {
        found.put(place, counters.get(0).saturation(place, values, beyond, sums.get(0)));
      }
    }
    return found;
  }

  /** Samples come in their order, so that sums are the same with any number of threads. */
  private static void add(List<double[]> sums, double[] sample) {
    if (sums.isEmpty()) {
      sums.add(sample);
      return;
    }
    double[] all = sums.get(0);
    for (int i = 0; i < all.length; i++) {
      all[i] += sample[i];
    }
  }

  private static final class Worker implements SampleWorker<List<FloatTensor>, double[]> {
    private final SaturationCounter counter;
    private final FloatEngine engine;

    Worker(FloatTfliteModel model, SortedMap<TensorPlace, QuantizedRange> ranges) {
      counter = new SaturationCounter(model.structure(), ranges);
      engine = new FloatEngine(model, Optional.of(counter), StateBetweenRuns.RESET);
    }

    @Override
    public double[] work(List<FloatTensor> sample) {
      engine.run(sample);
      return counter.takeSums();
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
