package dev.tinyml.converter.inference;

/**
 * Does something with one sample after the other, with an engine for one. Belongs to one thread at
 * a time; so several of them can share the samples.
 *
 * @param <S> the samples
 * @param <R> what becomes of a sample
 */
public interface SampleWorker<S, R> extends AutoCloseable {

  /**
   * The result of a sample. It must depend on nothing but the sample: which worker gets which is
   * left to chance.
   */
  R work(S sample);

  /** Frees what the worker holds, such as an engine. */
  @Override
  void close();
}
