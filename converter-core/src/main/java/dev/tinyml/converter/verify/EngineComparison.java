package dev.tinyml.converter.verify;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.inference.ResultSink;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs two engines side by side and keeps the largest difference. Given a supplier of engines, it
 * deals the samples out to several threads with engines of their own; the result is the same.
 * Immutable and thread-safe.
 */
public final class EngineComparison {
  private final ParallelSamples threads;

  /** Compares on all processors where it can. */
  public EngineComparison() {
    this(ParallelSamples.onAllProcessors());
  }

  /**
   * @param threads where to compare
   */
  public EngineComparison(ParallelSamples threads) {
    this.threads = threads;
  }

  /**
   * Compares two engines on every sample and every output, on several threads.
   *
   * @param ones makes the reference, one per thread; they are closed in the end
   * @param others makes the engine to be compared, one per thread
   * @param samples normalized samples, per model input; at least one. Few of them are held at a
   *     time
   * @param pairs sees the outputs of each sample, in the samples' order and on the caller's thread
   */
  public FloatComparison compare(
      Supplier<? extends InferenceEngine> ones,
      Supplier<? extends InferenceEngine> others,
      Iterable<List<FloatTensor>> samples,
      OutputPairs pairs) {
    LargestDifference largest = new LargestDifference();
    int count =
        threads.run(
            samples,
            () -> new EnginePair(ones.get(), others),
            (position, outputs) -> {
              largest.add(outputs.ones(), outputs.others());
              pairs.see(position, outputs.ones(), outputs.others());
            });
    return largest.comparison(count);
  }

  /**
   * Compares an engine with recorded outputs, on several threads.
   *
   * @param engines makes the engine, one per thread; they are closed in the end
   * @param samples normalized samples, per model input
   * @param expected per sample, per model output; as many as samples
   */
  public FloatComparison compare(
      Supplier<? extends InferenceEngine> engines,
      List<List<FloatTensor>> samples,
      List<List<FloatTensor>> expected) {
    LargestDifference largest = new LargestDifference();
    int count =
        run(engines, samples, (position, outputs) -> largest.add(expected.get(position), outputs));
    return largest.comparison(count);
  }

  /**
   * Runs an engine on every sample, on several threads.
   *
   * @param engines makes the engine, one per thread; they are closed in the end
   * @param samples normalized samples, per model input; few of them are held at a time
   * @param outputs takes the outputs of each sample, in the samples' order and on the caller's
   *     thread
   * @return the number of samples
   */
  public int run(
      Supplier<? extends InferenceEngine> engines,
      Iterable<List<FloatTensor>> samples,
      ResultSink<List<FloatTensor>> outputs) {
    return threads.run(samples, () -> new SingleEngine(engines.get()), outputs);
  }

  /**
   * Compares two engines on every sample and every output.
   *
   * @param one the reference
   * @param samples normalized samples, per model input; at least one
   */
  public FloatComparison compare(
      InferenceEngine one, InferenceEngine other, Iterable<List<FloatTensor>> samples) {
    return compare(one, other, samples, (position, ones, others) -> {});
  }

  /**
   * Compares two engines on every sample and every output, and shows the outputs to somebody else.
   *
   * @param samples normalized samples, per model input; at least one
   * @param pairs sees the outputs of each sample in turn
   */
  public FloatComparison compare(
      InferenceEngine one,
      InferenceEngine other,
      Iterable<List<FloatTensor>> samples,
      OutputPairs pairs) {
    int count = 0;
    LargestDifference largest = new LargestDifference();
    for (List<FloatTensor> sample : samples) {
      List<FloatTensor> ones = one.run(sample);
      List<FloatTensor> others = other.run(sample);
      largest.add(ones, others);
      pairs.see(count, ones, others);
      count++;
    }
    return largest.comparison(count);
  }

  /**
   * Compares an engine with recorded outputs.
   *
   * @param samples normalized samples, per model input
   * @param expected per sample, per model output; as many as samples
   */
  public FloatComparison compare(
      InferenceEngine engine, List<List<FloatTensor>> samples, List<List<FloatTensor>> expected) {
    LargestDifference largest = new LargestDifference();
    for (int i = 0; i < samples.size(); i++) {
      largest.add(expected.get(i), engine.run(samples.get(i)));
    }
    return largest.comparison(samples.size());
  }
}
