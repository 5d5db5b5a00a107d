package dev.tinyml.converter.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The draw of calibration samples")
class CalibrationSplitterTest {
  private final CalibrationSplitter splitter = new CalibrationSplitter();

  private static Dataset dataset(int samples, List<Integer> labels) {
    NpyArray array =
        new NpyReader().parse("x", NpyFixtures.floats("(" + samples + ", 1)", new float[samples]));
    return new Dataset(
        "test",
        List.of(array),
        List.of(Shape.of(1)),
        labels,
        Targets.NONE,
        List.of(),
        Normalization.IDENTITY,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Dataset labelled(int... sizes) {
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      labels.addAll(Collections.nCopies(sizes[c], c));
    }
    Collections.shuffle(labels, new Random(5));
    return dataset(labels.size(), labels);
  }

  @Test
  @DisplayName("is disjoint from the rest, complete, even, and the same each time")
  void properties() {
    Random random = new Random(21);
    for (int round = 0; round < 300; round++) {
      int[] sizes = random.ints(1 + random.nextInt(6), 1, 200).toArray();
      Dataset dataset = labelled(sizes);
      int wanted = sizes.length + random.nextInt(400);
      SplitOptions options = new SplitOptions(wanted, random.nextLong());
      CalibrationSplit split = splitter.split(dataset, sizes.length, options);

      List<Integer> all = new ArrayList<>(split.calibration());
      all.addAll(split.heldOut());
      Collections.sort(all);
      assertThat(all).isEqualTo(IntStream.range(0, dataset.sampleCount()).boxed().toList());
      assertThat(split.heldOut()).isSorted();
      assertThat(split.calibration()).hasSizeLessThanOrEqualTo(options.calibrationSamples());
      assertThat(splitter.split(dataset, sizes.length, options)).isEqualTo(split);
      assertEven(dataset, sizes, split);
    }
  }

  private static void assertEven(Dataset dataset, int[] sizes, CalibrationSplit split) {
    int most = Collections.max(split.perClass());
    for (int c = 0; c < sizes.length; c++) {
      int label = c;
      int used = split.perClass().get(c);
      long counted =
          split.calibration().stream().filter(i -> dataset.label(i).orElseThrow() == label).count();
      assertThat(counted).isEqualTo(used);
      // A class that gives fewer than another has nothing left to give.
      boolean exhausted = sizes[c] == 1 || used == sizes[c] - 1 || used == sizes[c] / 2;
      assertThat(used >= most - 1 || exhausted).isTrue();
      assertThat(sizes[c] < 2 || used < sizes[c]).as("something is held out").isTrue();
    }
  }

  @Test
  @DisplayName("takes 50 of each of four classes by default, in turn")
  void defaults() {
    CalibrationSplit split = splitter.split(labelled(300, 300, 300, 300), 4, SplitOptions.DEFAULT);
    assertThat(split.perClass()).containsExactly(50, 50, 50, 50);
    assertThat(split.heldOut()).hasSize(1000);
  }

  @Test
  @DisplayName("depends on the seed")
  void seed() {
    Dataset dataset = labelled(100, 100);
    assertThat(splitter.split(dataset, 2, new SplitOptions(100, 1)).calibration())
        .isNotEqualTo(splitter.split(dataset, 2, new SplitOptions(100, 2)).calibration());
  }

  @Test
  @DisplayName("leaves half of a small dataset to measure accuracy with")
  void smallDataset() {
    CalibrationSplit split = splitter.split(labelled(40, 60), 2, SplitOptions.DEFAULT);
    assertThat(split.perClass()).containsExactly(20, 30);
    assertThat(split.heldOut()).hasSize(50);
  }

  @Test
  @DisplayName("refuses to leave a class without calibration samples")
  void fewerSamplesThanClasses() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> splitter.split(labelled(5, 5), 2, new SplitOptions(1, 0)));
    assertThat(thrown.problems())
        .singleElement()
        .extracting(Problem::id)
        .isEqualTo("calibration-class-missing");
    assertThat(thrown).hasMessageContaining("class 1").hasMessageContaining("configure more");
  }

  @Test
  @DisplayName("fails when a class has no sample, or a label no class")
  void missingClass() {
    assertThat(problems(labelled(50, 0, 50, 0), 4, SplitOptions.DEFAULT))
        .extracting(Problem::found)
        .containsExactly("no sample of the classes 1, 3");
    assertThat(problems(labelled(1, 1), 1, SplitOptions.DEFAULT))
        .extracting(Problem::id)
        .containsExactly("dataset-label-value");
    assertThat(problems(labelled(9), 1, new SplitOptions(0, 0)))
        .extracting(Problem::id)
        .containsExactly("calibration-samples");
  }

  private List<Problem> problems(Dataset dataset, int classCount, SplitOptions options) {
    return catchThrowableOfType(
            ProblemException.class, () -> splitter.split(dataset, classCount, options))
        .problems();
  }

  @Test
  @DisplayName("takes up to 300 samples without labels all, in their order")
  void unlabelled() {
    CalibrationSplit split = splitter.split(dataset(300, List.of()), 4, SplitOptions.DEFAULT);
    assertThat(split.calibration()).isEqualTo(IntStream.range(0, 300).boxed().toList());
    assertThat(split.heldOut()).isEmpty();
    assertThat(split.perClass()).isEmpty();
  }

  @Test
  @DisplayName("spreads over a large dataset without labels")
  void largeUnlabelled() {
    CalibrationSplit split = splitter.split(dataset(1000, List.of()), 4, SplitOptions.DEFAULT);
    assertThat(split.calibration()).hasSize(200).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < 200; i++) {
      assertThat(split.calibration().get(i)).isBetween(5 * i, 5 * i + 4);
    }
    assertThat(split.heldOut()).hasSize(800).doesNotContainAnyElementsOf(split.calibration());
  }

  @Test
  @DisplayName("uses the published sequence of SplitMix64")
  void generator() {
    // First outputs for the state 1234567, as listed with the reference implementation: the
    // remainders by 2^31 - 1 of 6457827717110365317 and 3203168211198807973.
    SeededShuffle random = new SeededShuffle(1234567);
    assertThat(random.below(Integer.MAX_VALUE))
        .isEqualTo((int) (6457827717110365317L % Integer.MAX_VALUE));
    assertThat(random.below(Integer.MAX_VALUE))
        .isEqualTo((int) (3203168211198807973L % Integer.MAX_VALUE));
  }
}
