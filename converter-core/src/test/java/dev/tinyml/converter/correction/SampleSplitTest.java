package dev.tinyml.converter.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Samples that correct and samples that judge")
class SampleSplitTest {

  private static List<List<FloatTensor>> samples(int count) {
    return IntStream.range(0, count).mapToObj(SampleSplitTest::sample).toList();
  }

  private static List<FloatTensor> sample(int number) {
    return List.of(new FloatTensor(Shape.of(1), new float[] {number}));
  }

  private static List<Integer> numbers(Iterable<List<FloatTensor>> samples) {
    return StreamSupport.stream(samples.spliterator(), false)
        .map(sample -> (int) sample.get(0).get(0))
        .toList();
  }

  @Test
  @DisplayName("are apart, every fourth judges, and both can be gone through again")
  void apart() {
    SampleSplit split = new SampleSplit(samples(10));
    for (int i = 0; i < 2; i++) {
      assertThat(numbers(split.correcting(100))).containsExactly(0, 1, 2, 4, 5, 6, 8, 9);
      assertThat(numbers(split.judging())).containsExactly(3, 7);
    }
    assertThat(numbers(split.correcting(3))).containsExactly(0, 1, 2);
    assertThat(numbers(split.correcting(6))).containsExactly(0, 1, 2, 4, 5, 6);
  }

  @Test
  @DisplayName("are the same where there are fewer than four")
  void few() {
    SampleSplit split = new SampleSplit(samples(3));
    assertThat(numbers(split.correcting(100))).containsExactly(0, 1, 2);
    assertThat(numbers(split.judging())).containsExactly(0, 1, 2);
  }

  @Test
  @DisplayName("tell an improvement from chance")
  void chance() {
    OutputError base = new OutputError();
    OutputError better = new OutputError();
    OutputError mixed = new OutputError();
    for (int i = 0; i < 40; i++) {
      base.add(sample(10), sample(12));
      better.add(sample(10), sample(11));
      mixed.add(sample(10), sample(i % 2 == 0 ? 13 : 10));
    }
    assertThat(better.isBelow(base)).isTrue();
    assertThat(base.isBelow(better)).isFalse();
    assertThat(base.isBelow(base)).isFalse();
    assertThat(mixed.isBelow(base)).isFalse();
    assertThat(base.isBelow(mixed)).isFalse();
    assertThat(base.value()).isCloseTo(0.04, within(1e-12));
  }
}
