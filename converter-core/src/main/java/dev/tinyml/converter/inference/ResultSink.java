package dev.tinyml.converter.inference;

/**
 * Takes the results of samples, in the samples' order and on one thread.
 *
 * @param <R> what became of a sample
 */
public interface ResultSink<R> {

  /**
   * Takes a result.
   *
   * @param position of the sample, from 0
   * @param result what the sample's worker returned
   */
  void accept(int position, R result);
}
