package dev.tinyml.converter.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Dealing samples out")
class ParallelSamplesTest {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();

  private final class Napping implements SampleWorker<Integer, Integer> {
    private final int milliseconds;

    Napping(int milliseconds) {
      this.milliseconds = milliseconds;
      made.incrementAndGet();
    }

    @Override
    public Integer work(Integer sample) {
      threads.add(Thread.currentThread());
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return -sample;
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("goes to several threads, each with a worker, when the work takes long")
  void shares() {
    List<Integer> results = new ArrayList<>();
    int count =
        new ParallelSamples(3)
            .run(
                IntStream.range(0, 40).boxed().toList(),
                () -> new Napping(5),
                (position, result) -> results.add(result));
    assertThat(count).isEqualTo(40);
    assertThat(results).isEqualTo(IntStream.range(0, 40).map(i -> -i).boxed().toList());
    assertThat(threads).hasSizeBetween(3, 4).contains(Thread.currentThread());
    assertThat(made).hasValueBetween(2, 3);
  }

  @Test
  @DisplayName("stays with the caller for a single sample, with one worker")
  void alone() {
    new ParallelSamples(3).run(List.of(7), () -> new Napping(20), (position, result) -> {});
    assertThat(threads).containsExactly(Thread.currentThread());
    assertThat(made).hasValue(1);
  }

  @Test
  @DisplayName("takes no samples, too")
  void none() {
    int count =
        new ParallelSamples(2)
            .run(List.<Integer>of(), () -> new Napping(0), (position, result) -> {});
    assertThat(count).isZero();
  }
}
