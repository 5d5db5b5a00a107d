package dev.tinyml.converter.calibration.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.CalibrationSplitter;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.calibration.NpyFixtures;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of representative samples")
class RepresentativenessCheckTest {
  private static final Path GESTURE =
      Path.of("../calibration-data/src/main/resources/tinyml/datasets/gesture");
  private static final int SAMPLES = 600;
  private static final int STEPS = 40;
  private static final int CHANNELS = 3;
  private static final float[] MEAN = {1, 9.8f, 5};
  private static final float[] STD = {2, 3, 1.5f};

  @TempDir private Path folder;

  /** Windows of three channels with the mean and std above, and four classes in turn. */
  private final float[] values = new float[SAMPLES * STEPS * CHANNELS];

  private final long[] labels = new long[SAMPLES];

  @BeforeEach
  void cleanData() {
    Random random = new Random(11);
    for (int i = 0; i < values.length; i++) {
      int c = i % CHANNELS;
      values[i] = (float) (MEAN[c] + STD[c] * random.nextGaussian());
    }
    Arrays.setAll(labels, i -> i % 4);
  }

  private List<FindingReport> check(float[] mean, float[] std) throws IOException {
    return check(mean, std, SplitOptions.DEFAULT);
  }

  private List<FindingReport> check(float[] mean, float[] std, SplitOptions options)
      throws IOException {
    int samples = values.length / STEPS / CHANNELS;
    Path x = write("x.npy", NpyFixtures.floats("(" + samples + ", 40, 3)", values));
    Path y =
        write("y.npy", NpyFixtures.longs("(" + samples + ",)", Arrays.copyOf(labels, samples)));
    Path m = mean == null ? null : write("mean.npy", NpyFixtures.floats("(3,)", mean));
    Path s = std == null ? null : write("std.npy", NpyFixtures.floats("(3,)", std));
    return check(NpyFixtures.files(x, y, m, s), Shape.of(40, 3), options);
  }

  private static List<FindingReport> check(DatasetFiles files, Shape input, SplitOptions options) {
    Dataset dataset = new DatasetReader().read(files, List.of(input), List.of(Shape.of(4)));
    CalibrationSplit split = new CalibrationSplitter().split(dataset, 4, options);
    return new RepresentativenessCheck().check(dataset, split, Set.of());
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static FindingReport only(List<FindingReport> findings, String id) {
    assertThat(findings).extracting(FindingReport::id).containsExactly(id);
    FindingReport finding = findings.get(0);
    assertThat(finding.sentence()).contains(finding.cost()).doesNotContain("NaN");
    return finding;
  }

  @Test
  @DisplayName("finds nothing in clean data, whatever the seed")
  void clean() throws IOException {
    for (int seed = 0; seed < 5; seed++) {
      assertThat(check(MEAN, STD, new SplitOptions(200, seed))).isEmpty();
    }
  }

  @Test
  @DisplayName("finds nothing in the gesture dataset")
  void gesture() {
    DatasetFiles files = new DatasetDescriptor().read(GESTURE);
    assertThat(check(files, Shape.of(300), SplitOptions.DEFAULT)).isEmpty();
    assertThat(check(files, Shape.of(100, 3), SplitOptions.DEFAULT)).isEmpty();
  }

  @Test
  @DisplayName("tells swapped files of mean and std from others that don't fit")
  void normalization() throws IOException {
    FindingReport swapped = only(check(STD, MEAN), "mean-and-std-swapped");
    assertThat(swapped.serious()).isTrue();
    assertThat(swapped.nextStep()).contains("<mean>").contains("<std>");
    // As of another unit, g instead of m/s^2.
    FindingReport off =
        only(
            check(new float[] {0.1f, 1, 0.5f}, new float[] {0.2f, 0.3f, 0.15f}),
            "normalization-off");
    assertThat(off.serious()).isTrue();
    assertThat(off.found()).contains("3 of 3");
  }

  @Test
  @DisplayName("tells samples that were normalized before, and those that never were")
  void normalizedTwiceOrNever() throws IOException {
    assertThat(check(null, null))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("input-not-normalized");
              assertThat(finding.serious()).as("the model may do so itself").isFalse();
              assertThat(finding.found()).contains("channel 1 has mean 9.79");
            });
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - MEAN[i % CHANNELS]) / STD[i % CHANNELS];
    }
    assertThat(only(check(MEAN, STD), "normalized-twice").serious()).isTrue();
    assertThat(check(null, null)).isEmpty();
  }

  @Test
  @DisplayName("takes a mean and std that bring pixels between 0 and 1 for what they are")
  void scaledPixels() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    Path x = write("x.npy", NpyFixtures.floats("(600, 40, 3)", values));
    Path y = write("y.npy", NpyFixtures.longs("(600,)", labels));
    Path m = write("mean.npy", NpyFixtures.floats("(1,)", 0));
    Path s = write("std.npy", NpyFixtures.floats("(1,)", 255));
    assertThat(check(NpyFixtures.files(x, y, m, s), Shape.of(40, 3), SplitOptions.DEFAULT))
        .isEmpty();
    Path small = write("small.npy", NpyFixtures.floats("(1,)", 20));
    assertThat(check(NpyFixtures.files(x, y, m, small), Shape.of(40, 3), SplitOptions.DEFAULT))
        .extracting(FindingReport::id)
        .containsExactly("normalization-off");
  }

  @Test
  @DisplayName("expects anomalies to lie beyond what an autoencoder was calibrated with")
  void anomalies() throws IOException {
    Arrays.setAll(labels, i -> i % 2);
    for (int i = 0; i < values.length; i++) {
      int c = i % CHANNELS;
      boolean anomaly = labels[i / (STEPS * CHANNELS)] == 1;
      values[i] = (values[i] - MEAN[c]) / STD[c] * (anomaly ? 4 : 1);
    }
    Path x = write("x.npy", NpyFixtures.floats("(600, 40, 3)", values));
    Path y = write("y.npy", NpyFixtures.longs("(600,)", labels));
    Dataset dataset =
        new DatasetReader()
            .read(
                NpyFixtures.files(x, y, null, null),
                List.of(Shape.of(40, 3)),
                List.of(Shape.of(40, 3)));
    CalibrationSplit split = new CalibrationSplitter().split(dataset, 2, SplitOptions.DEFAULT);
    assertThat(new RepresentativenessCheck().check(dataset, split, Set.of())).isEmpty();
  }

  @Test
  @DisplayName("names a dead channel")
  void deadChannel() throws IOException {
    for (int i = 2; i < values.length; i += CHANNELS) {
      values[i] = 5;
    }
    FindingReport finding = only(check(MEAN, STD), "constant-features");
    assertThat(finding.subject()).isEqualTo("the input, channel 2");
    assertThat(finding.found()).isEqualTo("1 of 3 never change over all 600 samples");
  }

  @Test
  @DisplayName("tells samples that are the same everywhere, and channels that are stuck at times")
  void flatSamples() throws IOException {
    for (int sample = 0; sample < SAMPLES; sample += 20) {
      for (int step = 0; step < STEPS; step++) {
        values[(sample * STEPS + step) * CHANNELS + 1] = 9 + sample / 500f;
      }
    }
    FindingReport stuck = only(check(MEAN, STD), "stuck-channels");
    assertThat(stuck.found()).contains("up to 30 of 600");
    for (int sample = 0; sample < SAMPLES; sample += 20) {
      int start = sample * STEPS * CHANNELS;
      Arrays.fill(values, start, start + STEPS * CHANNELS, 4 + sample / 500f);
    }
    FindingReport flat = only(check(null, null).subList(0, 1), "constant-samples");
    assertThat(flat.found()).startsWith("30 of 600");
  }

  @Test
  @DisplayName(
      "counts duplicates, those between the two kinds of samples, and contradicting labels")
  void duplicates() throws IOException {
    int size = STEPS * CHANNELS;
    for (int sample = 0; sample < 100; sample++) {
      System.arraycopy(values, sample * size, values, (sample + 400) * size, size);
    }
    assertThat(check(MEAN, STD))
        .extracting(FindingReport::id, FindingReport::serious)
        .containsExactly(tuple("held-out-duplicates", true), tuple("duplicate-samples", true));
    assertThat(check(MEAN, STD).get(1).found()).startsWith("100 of 600, 16.7 %");
    labels[400] = 1;
    assertThat(check(MEAN, STD))
        .filteredOn(finding -> finding.id().equals("labels-contradictory"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).startsWith("1 of 600"));
  }

  @Test
  @DisplayName("tells imbalance, and classes with few samples to calibrate or measure with")
  void classes() throws IOException {
    Arrays.setAll(labels, i -> i < 4 ? 3 : i % 3);
    assertThat(check(MEAN, STD))
        .extracting(FindingReport::id)
        .containsExactly("class-under-represented", "classes-imbalanced", "class-few-held-out");
    assertThat(check(MEAN, STD).get(0).found()).contains("3 of class 3");
    assertThat(check(MEAN, STD).get(2).cost()).contains("20.7 % to 100.0 %");
  }

  @Test
  @DisplayName("says how uncertain an accuracy of few held-out samples is")
  void few() throws IOException {
    int size = STEPS * CHANNELS;
    float[] all = values.clone();
    float[] some = Arrays.copyOf(all, 40 * size);
    Path x = write("x.npy", NpyFixtures.floats("(40, 40, 3)", some));
    Path y = write("y.npy", NpyFixtures.longs("(40,)", Arrays.copyOf(labels, 40)));
    Path m = write("mean.npy", NpyFixtures.floats("(3,)", MEAN));
    Path s = write("std.npy", NpyFixtures.floats("(3,)", STD));
    List<FindingReport> findings =
        check(NpyFixtures.files(x, y, m, s), Shape.of(40, 3), SplitOptions.DEFAULT);
    assertThat(findings)
        .extracting(FindingReport::id)
        .containsExactly("few-representative-samples", "few-held-out-samples");
    // 18 of 20: 69.9 % to 97.2 % by the tables of Wilson's interval.
    assertThat(findings.get(1).cost()).contains("69.9 % to 97.2 %");
  }

  @Test
  @DisplayName("tells more representative samples than it takes")
  void many() throws IOException {
    FindingReport finding =
        only(check(MEAN, STD, new SplitOptions(301, 4)), "many-representative-samples");
    assertThat(finding.serious()).isFalse();
  }

  @Test
  @DisplayName("tells held-out values beyond the representative range")
  void coverage() throws IOException {
    CalibrationSplit split = split(SplitOptions.DEFAULT);
    for (int sample : split.heldOut()) {
      for (int step = 0; step < 4; step++) {
        values[(sample * STEPS + step) * CHANNELS] = 1 + 2 * 5.9f;
      }
    }
    assertThat(check(MEAN, STD))
        .filteredOn(finding -> finding.id().equals("range-not-covered"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.serious()).isTrue();
              assertThat(finding.found()).startsWith("3.33 % of the held-out values");
            });
  }

  private CalibrationSplit split(SplitOptions options) throws IOException {
    Path x = write("x.npy", NpyFixtures.floats("(600, 40, 3)", values));
    Path y = write("y.npy", NpyFixtures.longs("(600,)", labels));
    Dataset dataset =
        new DatasetReader()
            .read(
                NpyFixtures.files(x, y, null, null),
                List.of(Shape.of(40, 3)),
                List.of(Shape.of(4)));
    return new CalibrationSplitter().split(dataset, 4, options);
  }

  @Test
  @DisplayName("names a sample that alone stretches the range, with what that costs")
  void outlier() throws IOException {
    int sample = split(SplitOptions.DEFAULT).calibration().get(7);
    values[(sample * STEPS + 3) * CHANNELS + 2] = 300;
    FindingReport finding = only(check(MEAN, STD), "outlier-sample");
    assertThat(finding.subject()).isEqualTo("the input, sample " + sample);
    assertThat(finding.cost()).contains("bits");
  }

  @Test
  @DisplayName("tells spikes far from the mean with the steps that they leave")
  void spikes() throws IOException {
    Random random = new Random(2);
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int spike = 0; spike < 2; spike++) {
        int i = (sample * STEPS + random.nextInt(STEPS)) * CHANNELS;
        values[i] = 1 + 2 * (random.nextBoolean() ? 20 : -20);
      }
    }
    assertThat(check(new float[] {1, 9.8f, 5}, new float[] {2, 3, 1.5f}))
        .filteredOn(finding -> finding.id().equals("values-far-from-mean"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.found()).startsWith("1.6");
              assertThat(finding.serious()).isTrue();
              assertThat(finding.cost()).contains("only 38 of 256 steps");
            });
  }

  @Test
  @DisplayName("tells channels that share a scale with much larger ones")
  void uneven() throws IOException {
    for (int i = 1; i < values.length; i += CHANNELS) {
      values[i] *= 100;
    }
    assertThat(check(null, null))
        .extracting(FindingReport::id)
        .containsExactly("channels-uneven", "input-not-normalized");
  }

  @Test
  @DisplayName("takes several inputs, and leaves tokens alone")
  void severalInputs() throws IOException {
    float[] words = new float[SAMPLES * 12];
    Random random = new Random(8);
    for (int i = 0; i < words.length; i++) {
      words[i] = random.nextInt(10) == 0 ? 5000 + random.nextInt(5000) : random.nextInt(20);
    }
    float[] single = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      single[i] = (float) random.nextGaussian();
    }
    DatasetFiles files =
        new DatasetFiles(
            "several",
            List.of(
                write("words.npy", NpyFixtures.floats("(600, 12)", words)),
                write("single.npy", NpyFixtures.floats("(600, 1)", single))),
            Optional.of(write("y.npy", NpyFixtures.longs("(600,)", labels))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Dataset dataset =
        new DatasetReader().read(files, List.of(Shape.of(12), Shape.of(1)), List.of(Shape.of(4)));
    CalibrationSplit split = new CalibrationSplitter().split(dataset, 4, SplitOptions.DEFAULT);
    RepresentativenessCheck check = new RepresentativenessCheck();
    assertThat(check.check(dataset, split, Set.of(0))).isEmpty();
    assertThat(check.check(dataset, split, Set.of()))
        .extracting(FindingReport::subject)
        .allMatch(subject -> subject.startsWith("input 0 of the model"))
        .isNotEmpty();
  }
}
