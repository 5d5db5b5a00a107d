package dev.tinyml.converter.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The held-out samples of a repair")
class HeldOutHalvesTest {
  private static List<Integer> samples(int count) {
    return IntStream.range(0, count).map(i -> 3 * i + 1).boxed().toList();
  }

  @Test
  @DisplayName("are dealt in halves that share no sample and all classes")
  void halves() {
    // Every tenth sample is of class 1, the rest of class 0: what alternates by place would miss
    // it.
    HeldOutHalves halves = HeldOutHalves.deal(samples(200), i -> (i - 1) / 3 % 10 == 4 ? 1 : 0);
    assertThat(halves.choosing()).hasSize(100).isSorted();
    assertThat(halves.verifying())
        .hasSize(100)
        .isSorted()
        .doesNotContainAnyElementsOf(halves.choosing());
    assertThat(halves.choosing()).filteredOn(i -> (i - 1) / 3 % 10 == 4).hasSize(10);
    assertThat(halves.shared()).isFalse();
  }

  @Test
  @DisplayName("verify too where each class has a single one")
  void oneOfEachClass() {
    assertThat(HeldOutHalves.deal(samples(100), i -> i).verifying()).hasSize(50);
  }

  @Test
  @DisplayName("do both when they are few")
  void few() {
    HeldOutHalves halves = HeldOutHalves.deal(samples(99), i -> 0);
    assertThat(halves.shared()).isTrue();
    assertThat(halves.choosing()).isEqualTo(samples(99));
  }
}
