package dev.tinyml.converter.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Running samples on several threads")
class ParallelComparisonTest {
  private static final int MANY_SAMPLES = 10_000;
  private static final int SAMPLES = 300;

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();

  /** Multiplies; later samples take less time, so that they would overtake earlier ones. */
  private final class Multiplying implements InferenceEngine {
    private final float factor;
    private Thread running;

    Multiplying(float factor) {
      this.factor = factor;
      open.incrementAndGet();
      made.incrementAndGet();
    }

    @Override
    public List<FloatTensor> run(List<FloatTensor> inputs) {
      assertThat(running).isNull();
      running = Thread.currentThread();
      float value = inputs.get(0).get(0);
      long end = System.nanoTime() + (value % 7 == 0 ? 200_000 : 1_000);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      running = null;
      if (value < 0) {
        throw new IllegalStateException("sample " + value);
      }
      return List.of(new FloatTensor(Shape.of(1), new float[] {value * factor}));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private static List<List<FloatTensor>> samples(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> List.of(new FloatTensor(Shape.of(1), new float[] {i})))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  @DisplayName("gives what one thread gives, each pair once and in the samples' order")
  void order(int threads) {
    List<Integer> positions = new ArrayList<>();
    FloatComparison found =
        new EngineComparison(new ParallelSamples(threads))
            .compare(
                () -> new Multiplying(1),
                () -> new Multiplying(1.5f),
                samples(SAMPLES),
                (position, ones, others) -> {
                  positions.add(position);
                  assertThat(ones.get(0).get(0)).isEqualTo(position);
                  assertThat(others.get(0).get(0)).isEqualTo(1.5f * position);
                });
    assertThat(positions).isEqualTo(IntStream.range(0, SAMPLES).boxed().toList());
    assertThat(found.samples()).isEqualTo(SAMPLES);
    assertThat(found.maxAbsDifference()).isEqualTo(0.5 * (SAMPLES - 1));
    assertThat(open).hasValue(0);
    assertThat(made.get()).isBetween(2, 2 * threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  @DisplayName("fails with the first sample that fails, and closes every engine")
  void failure(int threads) {
    List<List<FloatTensor>> samples = new ArrayList<>(samples(SAMPLES));
    for (int bad : new int[] {150, 151, 160}) {
      samples.set(bad, List.of(new FloatTensor(Shape.of(1), new float[] {-bad})));
    }
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new EngineComparison(new ParallelSamples(threads))
                    .run(() -> new Multiplying(1), samples, (position, out) -> seen.add(position)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sample -150.0");
    assertThat(seen).isEqualTo(IntStream.range(0, 150).boxed().toList());
    assertThat(open).hasValue(0);
  }

  @Test
  @DisplayName("closes the first engine of a pair when the second can't be made")
  void secondEngineFails() {
    assertThatThrownBy(
            () ->
                new EngineComparison(new ParallelSamples(2))
                    .compare(
                        () -> new Multiplying(1),
                        () -> {
                          throw new IllegalStateException("no second one");
                        },
                        samples(10),
                        (position, ones, others) -> {}))
        .hasMessage("no second one");
    assertThat(open).hasValue(0);
  }

  @Test
  @DisplayName("reads a few batches ahead, however many samples there are")
  void bounded() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Iterator<List<FloatTensor>> source = samples(MANY_SAMPLES).iterator();
    Iterable<List<FloatTensor>> counted =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return source.hasNext();
              }

              @Override
              public List<FloatTensor> next() {
                read.incrementAndGet();
                return source.next();
              }
            };
    new EngineComparison(new ParallelSamples(3))
        .run(
            () -> new Multiplying(1),
            counted,
            (position, out) -> most.accumulateAndGet(read.get() - position, Math::max));
    assertThat(read).hasValue(MANY_SAMPLES);
    assertThat(most.get()).isBetween(2, 3 * 4 * 128);
  }
}
