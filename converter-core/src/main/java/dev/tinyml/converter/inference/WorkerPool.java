package dev.tinyml.converter.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Lends each thread a worker that no other one has. Thread-safe. */
final class WorkerPool<S, R> implements AutoCloseable {
  private final Supplier<? extends SampleWorker<S, R>> workers;
  private final List<SampleWorker<S, R>> all = new ArrayList<>();
  private final Deque<SampleWorker<S, R>> idle = new ArrayDeque<>();
  private volatile boolean stopped;

  WorkerPool(Supplier<? extends SampleWorker<S, R>> workers) {
    this.workers = workers;
  }

  R work(S sample) {
    if (stopped) {
      throw new CancellationException();
    }
    SampleWorker<S, R> worker = take();
    R result = worker.work(sample);
    // One that failed may be left half-way and is not lent again.
    giveBack(worker);
    return result;
  }

  private synchronized void giveBack(SampleWorker<S, R> worker) {
    idle.push(worker);
  }

  private synchronized SampleWorker<S, R> take() {
    if (idle.isEmpty()) {
      SampleWorker<S, R> made = workers.get();
      all.add(made);
      return made;
    }
    return idle.pop();
  }

  /** Samples whose turn has not come are left out from now on. */
  void stop() {
    stopped = true;
  }

  @Override
  public synchronized void close() {
    all.forEach(SampleWorker::close);
  }
}
