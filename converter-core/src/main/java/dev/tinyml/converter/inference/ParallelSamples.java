package dev.tinyml.converter.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Deals samples out to several threads with a worker each, and hands the results on in the samples'
 * order. So what is made of them is the same whatever the number of threads, the first failure
 * included. A few samples per thread are in memory at any time, however many there are. Immutable
 * and thread-safe.
 */
public final class ParallelSamples {
  /** Enough that no thread waits while results are handed on. */
  private static final int IN_FLIGHT_PER_THREAD = 4;

  /** Each thread has an engine with a copy of the model of its own. */
  private static final int MOST_THREADS = 16;

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
   * Works on every sample.
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
    return threads == 1
        ? runHere(samples, workers, results)
        : runInParallel(samples, workers, results);
  }

  private static <S, R> int runHere(
      Iterable<S> samples,
      Supplier<? extends SampleWorker<S, R>> workers,
      ResultSink<? super R> results) {
    int count = 0;
    try (SampleWorker<S, R> worker = workers.get()) {
      for (S sample : samples) {
        results.accept(count, worker.work(sample));
        count++;
      }
    }
    return count;
  }

  private <S, R> int runInParallel(
      Iterable<S> samples,
      Supplier<? extends SampleWorker<S, R>> workers,
      ResultSink<? super R> results) {
    ExecutorService executor = Executors.newFixedThreadPool(threads, ParallelSamples::daemon);
    try (WorkerPool<S, R> pool = new WorkerPool<>(workers)) {
      Deque<Future<R>> inFlight = new ArrayDeque<>();
      int done = 0;
      try {
        Iterator<S> iterator = samples.iterator();
        while (iterator.hasNext() || !inFlight.isEmpty()) {
          if (iterator.hasNext() && inFlight.size() < threads * IN_FLIGHT_PER_THREAD) {
            S sample = iterator.next();
            inFlight.add(executor.submit(() -> pool.work(sample)));
          } else {
            results.accept(done, result(inFlight.remove()));
            done++;
          }
        }
        return done;
      } finally {
        pool.stop();
        inFlight.forEach(ParallelSamples::await);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "samples");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R result(Future<R> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // Native code can't be left half-way: a sample takes little time.
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** An engine must not be closed while it runs; what else went wrong comes after the first. */
  private static void await(Future<?> future) {
    try {
      result(future);
    } catch (RuntimeException | Error e) {
      // The caller hears of the first failure already.
    }
  }
}
