package dev.tinyml.converter.range;

import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how many values of a float model's activations lie beyond given limits: what a range from
 * calibration samples cuts off from others. Immutable and thread-safe.
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
   * @param limits per activation; NaN counts as beyond
   * @param samples normalized samples, per model input
   * @return the fraction of values below or above the limits, from 0 to 1; activations that never
   *     held a value are left out
   */
  public SortedMap<TensorPlace, Double> measure(
      FloatTfliteModel model,
      SortedMap<TensorPlace, ActivationRange> limits,
      Iterable<List<FloatTensor>> samples) {
    List<SaturationCounter> counters = new ArrayList<>();
    threads.run(
        samples,
        () -> {
          Worker worker = new Worker(model, limits);
          counters.add(worker.counter);
          return worker;
        },
        (position, done) -> {});
    SortedMap<TensorPlace, Double> fractions = new TreeMap<>();
    for (TensorPlace place : limits.keySet()) {
      long values = counters.stream().mapToLong(counter -> counter.values(place)).sum();
      long beyond = counters.stream().mapToLong(counter -> counter.beyond(place)).sum();
      if (values > 0) {
        fractions.put(place, (double) beyond / values);
      }
    }
    return fractions;
  }

  private static final class Worker implements SampleWorker<List<FloatTensor>, Boolean> {
    private final SaturationCounter counter;
    private final FloatEngine engine;

    Worker(FloatTfliteModel model, SortedMap<TensorPlace, ActivationRange> limits) {
      counter = new SaturationCounter(model.structure(), limits);
      engine = new FloatEngine(model, Optional.of(counter), StateBetweenRuns.RESET);
    }

    @Override
    public Boolean work(List<FloatTensor> sample) {
      engine.run(sample);
      return true;
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
