package dev.tinyml.converter.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pool of workers")
class WorkerPoolTest {
  private final List<Worker> made = new ArrayList<>();

  @Test
  @DisplayName("lends a worker again, unless it has failed, and closes them all")
  void failedOnes() {
    try (WorkerPool<Integer, Integer> pool = new WorkerPool<>(this::worker)) {
      assertThat(pool.work(1)).isEqualTo(1);
      assertThat(pool.work(2)).isEqualTo(3);
      assertThatThrownBy(() -> pool.work(-1)).isInstanceOf(IllegalArgumentException.class);
      assertThat(pool.work(4)).isEqualTo(4);
    }
    assertThat(made).hasSize(2).allMatch(worker -> worker.closed);
  }

  private Worker worker() {
    Worker worker = new Worker();
    made.add(worker);
    return worker;
  }

  /** Adds up what it is given. */
  private static final class Worker implements SampleWorker<Integer, Integer> {
    private int sum;
    private boolean closed;

    @Override
    public Integer work(Integer sample) {
      sum += sample;
      if (sample < 0) {
        throw new IllegalArgumentException("negative");
      }
      return sum;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
