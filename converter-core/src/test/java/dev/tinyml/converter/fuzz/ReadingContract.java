package dev.tinyml.converter.fuzz;

import com.code_intelligence.jazzer.api.SilentCloseable;
import com.sun.management.ThreadMXBean;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What reading untrusted bytes may end in: a result, or problems that say what is wrong. Any other
 * exception, and memory out of proportion to the input, fails. How long it may take is up to the
 * caller: Jazzer and the replaying test each have a limit. Not thread-safe.
 */
final class ReadingContract {
  /** What a reader may allocate whatever the input is: tables, buffers, the graph of a model. */
  private static final long ALLOWANCE = 64L << 20;

  /** Allocations of a whole run, garbage included, per byte of input. */
  private static final long PER_BYTE = 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Predicate<Path> readable;

  /**
   * @param readable the files that may be touched; only Jazzer watches this
   */
  ReadingContract(Predicate<Path> readable) {
    this.readable = readable;
  }

  /** A contract for readers of bytes in memory, which need no file at all. */
  static ReadingContract withoutFiles() {
    return new ReadingContract(path -> false);
  }

  /**
   * Reads and checks how that ends.
   *
   * @param size of the input in bytes
   */
  void check(int size, Runnable reading) {
    long limit = ALLOWANCE + PER_BYTE * size;
    // The first time counts what loading and instrumenting classes takes, too.
    if (allocated(reading) > limit) {
      long again = allocated(reading);
      if (again > limit) {
        throw new AssertionError(
            "an input of " + size + " bytes made the reader allocate " + again + " bytes");
      }
    }
  }

  private long allocated(Runnable reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    read(reading);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @SuppressWarnings("try") // the watch is there to be closed
  private void read(Runnable reading) {
    try (SilentCloseable watch = FileWatch.on(readable)) {
      reading.run();
    } catch (ProblemException e) {
      e.problems().forEach(ReadingContract::requireWords);
    }
  }

  /** Problem itself refuses blank texts; a subject of one word could not name file and place. */
  private static void requireWords(Problem problem) {
    if (!problem.subject().contains(" ") || problem.found().isBlank()) {
      throw new AssertionError("a problem that does not say what it is about: " + problem);
    }
  }
}
