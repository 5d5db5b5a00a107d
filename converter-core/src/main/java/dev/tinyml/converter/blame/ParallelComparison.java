package dev.tinyml.converter.blame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Compares two models on several threads. Samples are summed up in blocks that don't depend on the
 * number of threads, and blocks in their order, so that neither do the sums. Used once.
 */
final class ParallelComparison {
  private static final int BLOCKS = 8;

  /** Two hooked interpreters each; JavaCPP has room for ten callbacks of a kind. */
  private static final int MOST_THREADS = 4;

  private final ModelPair models;
  private final HeldOut heldOut;
  private final ConcurrentLinkedQueue<SideBySide> idle = new ConcurrentLinkedQueue<>();

  ParallelComparison(ModelPair models, HeldOut heldOut) {
    this.models = models;
    this.heldOut = heldOut;
  }

  /**
   * Sums up samples.
   *
   * @param samples positions among the held-out samples
   * @param alone with how many of the first of them each operator is quantized alone
   */
  List<OperatorSums> sum(List<Integer> samples, int alone) {
    int blocks = Math.min(BLOCKS, samples.size());
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<OperatorSums>>> parts = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        int first = block;
        parts.add(executor.submit(() -> block(samples, first, blocks, alone)));
      }
      List<OperatorSums> sums = models.emptySums();
      for (Future<List<OperatorSums>> part : parts) {
        List<OperatorSums> found = result(part);
        for (int i = 0; i < sums.size(); i++) {
          sums.get(i).add(found.get(i));
        }
      }
      return sums;
    } finally {
      stop(executor);
      idle.forEach(SideBySide::close);
    }
  }

  private List<OperatorSums> block(List<Integer> samples, int first, int step, int alone) {
    List<OperatorSums> sums = models.emptySums();
    SideBySide waiting = idle.poll();
    SideBySide engines = waiting == null ? new SideBySide(models, heldOut) : waiting;
    try {
      for (int i = first; i < samples.size() && !Thread.interrupted(); i += step) {
        engines.add(samples.get(i), i < alone, sums);
      }
    } finally {
      idle.add(engines);
    }
    return sums;
  }

  private static List<OperatorSums> result(Future<List<OperatorSums>> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("comparing models", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while models were compared", e);
    }
  }

  /** Interpreters may be closed only when nobody runs them. */
  private static void stop(ExecutorService executor) {
    executor.shutdownNow();
    boolean interrupted = false;
    boolean stopped = false;
    while (!stopped) {
      try {
        stopped = executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
