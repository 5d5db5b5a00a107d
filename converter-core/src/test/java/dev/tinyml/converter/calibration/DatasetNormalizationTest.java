package dev.tinyml.converter.calibration;

import static dev.tinyml.converter.calibration.NpyFixtures.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A dataset with mean and std")
class DatasetNormalizationTest {
  private static final Shape SIX = Shape.of(6);

  @TempDir private Path folder;

  private final DatasetReader reader = new DatasetReader();

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Problem> problems(DatasetFiles files, Shape shape) {
    return catchThrowableOfType(
            ProblemException.class, () -> reader.read(files, List.of(shape), List.of(Shape.of(3))))
        .problems();
  }

  @Test
  @DisplayName("normalizes as NumPy broadcasts: (x - mean) / std in float32, per channel")
  void normalization() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Path samples = write("x.npy", NpyFixtures.floats("(2, 2, 3)", x));
    Path mean = write("mean.npy", NpyFixtures.doubles("(3,)", 1, 0.1, -2));
    Path std = write("std.npy", NpyFixtures.floats("(1, 3)", 2, 4, 0.5f));
    Dataset dataset =
        reader.read(files(samples, null, mean, std), List.of(SIX), List.of(Shape.of(1)));
    assertThat(dataset.normalization())
        .isEqualTo(new Normalization(List.of(1f, 0.1f, -2f), List.of(2f, 4f, 0.5f)));
    assertThat(dataset.normalized(1).get(0).toArray())
        .containsExactly(
            (7f - 1) / 2,
            (8f - 0.1f) / 4,
            (9f + 2) / 0.5f,
            (10f - 1) / 2,
            (11f - 0.1f) / 4,
            (12f + 2) / 0.5f);
    assertThat(dataset.raw(1).get(0).get(0)).isEqualTo(7);
  }

  @Test
  @DisplayName("keeps as few values for mean and std as repeat")
  void shortestNormalization() {
    Path samples = write("x.npy", NpyFixtures.floats("(1, 6)", new float[6]));
    Path scalar = write("scalar.npy", NpyFixtures.floats("()", 3));
    Path rows = write("rows.npy", NpyFixtures.floats("(1, 6)", 1, 2, 1, 2, 1, 2));
    Path all = write("all.npy", NpyFixtures.floats("(6,)", 1, 2, 3, 4, 5, 6));
    assertThat(read(samples, scalar, scalar).mean()).containsExactly(3f);
    assertThat(read(samples, scalar, rows).mean()).containsExactly(3f, 3f);
    assertThat(read(samples, scalar, rows).std()).containsExactly(1f, 2f);
    assertThat(read(samples, all, rows).std()).hasSize(6);
  }

  private Normalization read(Path samples, Path mean, Path std) {
    return reader
        .read(files(samples, null, mean, std), List.of(SIX), List.of(Shape.of(1)))
        .normalization();
  }

  @Test
  @DisplayName("with mean or std that can't be used is refused")
  void refusedNormalization() {
    Path samples = NpyFixtures.file("data.npy");
    Path good = write("good.npy", NpyFixtures.floats("()", 1));
    Path zero = write("zero.npy", NpyFixtures.floats("(6,)", 1, 1, 1, 1, 0, 1));
    Path nan = write("nan.npy", NpyFixtures.floats("(2,)", 0, Float.NaN));
    Path five = write("five.npy", NpyFixtures.floats("(5,)", 1, 1, 1, 1, 1));
    Path tiny = write("tiny.npy", NpyFixtures.floats("()", Float.MIN_VALUE));
    Path negative = NpyFixtures.file("/malformed/npy/std_negative.npy");
    assertOnly(problems(files(samples, null, good, negative), SIX), "dataset-std", " at index ");
    assertOnly(problems(files(samples, null, good, zero), SIX), "dataset-std", "0.0 at index 4");
    assertThat(problems(files(samples, null, nan, good), SIX))
        .extracting(Problem::id)
        .containsExactly("dataset-mean", "dataset-normalization-shape");
    assertOnly(
        problems(files(samples, null, five, good), SIX), "dataset-normalization-shape", "shape 5");
    assertOnly(
        problems(files(samples, null, good, null), SIX), "dataset-normalization", "without std");
    assertOnly(
        problems(files(samples, null, null, good), SIX), "dataset-normalization", "without mean");
    assertOnly(
        problems(files(samples, null, good, tiny), SIX),
        "dataset-samples-not-finite",
        "when normalized");
  }

  private static void assertOnly(List<Problem> problems, String id, String mentioned) {
    assertThat(problems).extracting(Problem::id).containsExactly(id);
    assertThat(problems.get(0).describe()).contains(mentioned);
  }
}
