package dev.tinyml.converter.inference;

import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Deals samples out to several threads with a worker each, and hands the results on in the samples'
 * order. So what is made of them is the same whatever the number of threads, the first failure
 * included. A few samples per thread are in memory at any time, however many there are. Immutable
 * and thread-safe.
 */
public final class ParallelSamples {
  /** Each thread has an engine with a copy of the model of its own. */
  private static final int MOST_THREADS = 16;

  /** Work that takes no longer is done before other threads and engines would be ready. */
  private static final long ALONE_NANOS = 3_000_000;

  /** Long beside the time that handing work to a thread takes. */
  private static final long BATCH_NANOS = 500_000;

  /** Small models have small samples, so that these take little memory. */
  private static final int LARGEST_BATCH = 128;

  private final int threads;

  /**
   * @param threads how many, at least 1
   */
  public ParallelSamples(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    this.threads = threads;
  }

  /** As many threads as there are processors, 16 at most. */
  public static ParallelSamples onAllProcessors() {
    return new ParallelSamples(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Works on every sample. The first ones are worked on by the caller's thread, for as long as
   * other threads would not pay.
   *
   * @param samples read on the caller's thread, one after the other as they are needed
   * @param workers makes a worker; called for as many as are needed, which are closed in the end
   * @param results takes the results on the caller's thread
   * @return the number of samples
   * @throws RuntimeException what samples, workers or results threw; of several workers' exceptions
   *     that of the first sample
   */
  public <S, R> int run(
      Iterable<S> samples,
      Supplier<? extends SampleWorker<S, R>> workers,
      ResultSink<? super R> results) {
    try (WorkerPool<S, R> pool = new WorkerPool<>(workers)) {
      Iterator<S> iterator = samples.iterator();
      long start = System.nanoTime();
      long spent = 0;
      int done = 0;
      while (iterator.hasNext() && (threads == 1 || spent < ALONE_NANOS)) {
        results.accept(done, pool.work(iterator.next()));
        done++;
        spent = System.nanoTime() - start;
      }
      if (!iterator.hasNext()) {
        return done;
      }
      try (SampleThreads<S, R> others = new SampleThreads<>(threads, pool)) {
        return others.run(iterator, done, batch(done, spent), results);
      }
    }
  }

  private static int batch(int done, long spent) {
    return (int) Math.max(1, Math.min(LARGEST_BATCH, done * BATCH_NANOS / spent));
  }
}
