package dev.tinyml.converter.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share the samples of one run. Belongs to the thread that made it. */
final class SampleThreads<S, R> implements AutoCloseable {
  /** Enough that no thread waits while results are handed on. */
  private static final int IN_FLIGHT_PER_THREAD = 4;

  private final WorkerPool<S, R> pool;
  private final ExecutorService executor;
  private final int mostInFlight;
  private final Deque<Future<SampleBatch<R>>> inFlight = new ArrayDeque<>();

  /**
   * @param pool lends the workers; stopped in the end, but not closed
   */
  SampleThreads(int threads, WorkerPool<S, R> pool) {
    this.pool = pool;
    executor = Executors.newFixedThreadPool(threads, SampleThreads::daemon);
    mostInFlight = threads * IN_FLIGHT_PER_THREAD;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "samples");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Works on all samples that are left.
   *
   * @param first the first one's position
   * @param batch how many of them a thread takes at a time
   * @return the position behind the last one
   */
  int run(Iterator<S> samples, int first, int batch, ResultSink<? super R> results) {
    int position = first;
    while (samples.hasNext() || !inFlight.isEmpty()) {
      if (samples.hasNext() && inFlight.size() < mostInFlight) {
        List<S> next = next(samples, batch);
        inFlight.add(executor.submit(() -> SampleBatch.of(next, pool)));
      } else {
        position = result(inFlight.remove()).deliver(position, results);
      }
    }
    return position;
  }

  private static <S> List<S> next(Iterator<S> samples, int most) {
    List<S> next = new ArrayList<>(most);
    while (next.size() < most && samples.hasNext()) {
      next.add(samples.next());
    }
    return next;
  }

  private static <R> SampleBatch<R> result(Future<SampleBatch<R>> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // Native code can't be left half-way: a sample takes little time.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until no worker works: an engine must not be closed while it runs. */
  @Override
  public void close() {
    pool.stop();
    inFlight.forEach(SampleThreads::result);
    executor.shutdownNow();
  }
}
