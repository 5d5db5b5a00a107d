package dev.tinyml.converter.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a few samples that one thread has worked on.
 *
 * @param results of the first samples, in their order
 * @param failure of the sample behind them; the rest were not worked on
 */
record SampleBatch<R>(List<R> results, Optional<Throwable> failure) {

  /** Works on samples until one fails. */
  static <S, R> SampleBatch<R> of(List<S> samples, WorkerPool<S, R> pool) {
    List<R> results = new ArrayList<>(samples.size());
    try {
      for (S sample : samples) {
        results.add(pool.work(sample));
      }
      return new SampleBatch<>(results, Optional.empty());
    } catch (RuntimeException | Error e) {
      return new SampleBatch<>(results, Optional.of(e));
    }
  }

  /**
   * Hands the results on, then throws the failure.
   *
   * @param first the first sample's position
   * @return the position of the sample behind these
   */
  int deliver(int first, ResultSink<? super R> sink) {
    int position = first;
    for (R result : results) {
      sink.accept(position, result);
      position++;
    }
    if (failure.isPresent() && failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.isPresent()) {
      throw (RuntimeException) failure.get();
    }
    return position;
  }
}
