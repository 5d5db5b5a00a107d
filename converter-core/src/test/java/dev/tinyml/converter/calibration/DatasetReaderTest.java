package dev.tinyml.converter.calibration;

import static dev.tinyml.converter.calibration.NpyFixtures.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A dataset")
class DatasetReaderTest {
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
  @DisplayName("gives samples, labels and digests")
  void samplesAndLabels() {
    Path samples = NpyFixtures.file("data.npy");
    Path labels = NpyFixtures.file("labels.npy");
    Dataset dataset =
        reader.read(files(samples, labels, null, null), List.of(SIX), List.of(Shape.of(3)));
    NpyArray array = new NpyReader().read(samples);
    assertThat(dataset.sampleCount()).isEqualTo(10);
    assertThat(dataset.raw(7).get(0).shape()).isEqualTo(SIX);
    assertThat(dataset.raw(7).get(0).get(5)).isEqualTo(array.floatAt(47));
    assertThat(dataset.normalized(7)).isEqualTo(dataset.raw(7));
    assertThat(dataset.hasLabels()).isTrue();
    assertThat(dataset.label(9).orElseThrow()).isBetween(0, 2);
    assertThat(dataset.files())
        .extracting(FileDigest::name)
        .containsExactly("data.npy", "labels.npy");
    assertThat(dataset.files()).extracting(FileDigest::size).containsExactly(368L, 208L);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "nan, dataset-samples-not-finite, 'NaN at sample 3, feature 2'",
    "inf, dataset-samples-not-finite, '-Infinity at sample 4, feature 1'",
    "wrong_feature_count, dataset-samples-shape, '10x5, 5 values'",
    "complex64, npy-dtype, <c8",
    "truncated_data, npy-truncated, truncated_data.npy",
  })
  @DisplayName("with samples that can't be used is refused")
  void refusedSamples(String file, String id, String mentioned) {
    Path samples = NpyFixtures.file("/malformed/npy/" + file + ".npy");
    assertOnly(problems(files(samples, null, null, null), SIX), id, mentioned);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "labels_out_of_range, dataset-label-value, label 3 at sample 7",
    "labels_count_mismatch, dataset-labels-count, 9 labels",
    "labels_float_fraction, dataset-label-value, label 2.5 at sample 0",
    "labels_strings, npy-dtype, <U6",
  })
  @DisplayName("with labels that don't fit is refused")
  void refusedLabels(String file, String id, String mentioned) {
    Path labels = NpyFixtures.file("/malformed/npy/" + file + ".npy");
    assertOnly(
        problems(files(NpyFixtures.file("data.npy"), labels, null, null), SIX), id, mentioned);
  }

  @Test
  @DisplayName("may hold a single sample, and values close to float32's largest")
  void oddSamples() {
    Path single = NpyFixtures.file("/malformed/npy/one_sample.npy");
    assertThat(
            reader
                .read(files(single, null, null, null), List.of(SIX), List.of(Shape.of(1)))
                .sampleCount())
        .isEqualTo(1);
    Path huge = NpyFixtures.file("/malformed/npy/huge_values.npy");
    Dataset dataset =
        reader.read(files(huge, null, null, null), List.of(SIX), List.of(Shape.of(1)));
    float largest = 0;
    for (int i = 0; i < dataset.sampleCount(); i++) {
      assertThat(dataset.normalized(i).get(0).isFinite()).isTrue();
      largest = Math.max(largest, dataset.normalized(i).get(0).get(dataset.raw(i).get(0).argMax()));
    }
    assertThat(largest).isGreaterThan(1e38f);
    Path half = write("half.npy", NpyFixtures.floats("()", 0.5f));
    Path zero = write("zero.npy", NpyFixtures.floats("()", 0));
    assertOnly(
        problems(files(huge, null, zero, half), SIX), "dataset-samples-not-finite", "Infinity");
  }

  @Test
  @DisplayName("takes whole floats and a column as labels")
  void labelsOfOtherForms() {
    Path samples = write("x.npy", NpyFixtures.floats("(3, 1)", 1, 2, 3));
    Path labels = write("y.npy", NpyFixtures.doubles("(3, 1)", 2, 0, 1));
    Dataset dataset =
        reader.read(files(samples, labels, null, null), List.of(Shape.of(1)), List.of(Shape.of(3)));
    assertThat(dataset.label(0)).hasValue(2);
    assertThat(dataset.label(1)).hasValue(0);
  }

  @Test
  @DisplayName("takes samples of another shape with as many elements, flattened row by row")
  void shapeWithAsManyElements() {
    Path samples = NpyFixtures.file("/malformed/npy/rank3.npy");
    Dataset dataset =
        reader.read(files(samples, null, null, null), List.of(SIX), List.of(Shape.of(1)));
    Dataset flat =
        reader.read(
            files(NpyFixtures.file("data.npy"), null, null, null),
            List.of(SIX),
            List.of(Shape.of(1)));
    for (int i = 0; i < 10; i++) {
      assertThat(dataset.raw(i)).isEqualTo(flat.raw(i));
    }
  }

  @Test
  @DisplayName("reports the problems of all its files at once")
  void allProblems() {
    Path samples = NpyFixtures.file("/malformed/npy/wrong_feature_count.npy");
    Path labels = NpyFixtures.file("/malformed/npy/labels_strings.npy");
    Path mean = folder.resolve("missing.npy");
    Path std = NpyFixtures.file("/malformed/npy/empty.npy");
    assertThat(problems(files(samples, labels, mean, std), SIX))
        .extracting(Problem::id)
        .containsExactly("dataset-samples-shape", "npy-dtype", "dataset-file-missing", "npy-magic");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "a\\nb\\nc\\n; ok",
        "a\\nb\\nc; ok",
        "\uFEFFa\\nb\\nc; ok",
        "ä\\r\\nb\\r\\nc\\r\\n; ok",
        "a\\nb; 2 names",
        "a\\n\\nc; line 2",
        "a\\nb\\na; twice",
        "\\xff; UTF-8",
      },
      delimiter = ';')
  @DisplayName("takes one class name per line, each once")
  void classNames(String text, String expected) {
    byte[] content =
        text.equals("\\xff")
            ? new byte[] {(byte) 0xff}
            : text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);
    DatasetFiles files =
        new DatasetFiles(
            "test",
            List.of(NpyFixtures.file("data.npy")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(write("labels.txt", content)),
            Optional.empty());
    if (expected.equals("ok")) {
      assertThat(reader.read(files, List.of(SIX), List.of(Shape.of(3))).classNames())
          .hasSize(3)
          .contains("b", "c")
          .allMatch(name -> name.length() == 1);
    } else {
      assertOnly(problems(files, SIX), "dataset-class-names", expected);
    }
  }

  @ParameterizedTest(name = "{0} readings at {1} Hz")
  @CsvSource({"2, 50, true", "3, 50, false", "2, 0, false", "-2, 50, false", "2, NaN, false"})
  @DisplayName("may describe a signal that fills the model's input")
  void signal(int windowLength, double rate, boolean fits) {
    DatasetFiles files =
        new DatasetFiles(
            "test",
            List.of(NpyFixtures.file("data.npy")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new SignalInfo("accelerometer", List.of("x", "y", "z"), windowLength, "g", rate)));
    if (fits) {
      assertThat(reader.read(files, List.of(SIX), List.of(Shape.of(1))).signal()).isPresent();
    } else {
      assertOnly(problems(files, SIX), "dataset-signal", windowLength + " readings");
    }
  }

  @Test
  @DisplayName("for several inputs needs as many files with as many samples")
  void severalInputs() {
    Path two = write("two.npy", NpyFixtures.floats("(2, 1)", 1, 2));
    Path three = write("three.npy", NpyFixtures.floats("(3, 1)", 1, 2, 3));
    assertThat(catchProblems(List.of(two), 2)).containsExactly("dataset-inputs");
    assertThat(catchProblems(List.of(two, three), 2)).containsExactly("dataset-inputs");
    Dataset dataset = reader.read(inputs(List.of(two, two)), shapes(2), List.of(Shape.of(1)));
    assertThat(dataset.raw(1)).hasSize(2);
    assertThat(dataset.raw(1).get(1).get(0)).isEqualTo(2);
  }

  private List<String> catchProblems(List<Path> samples, int inputs) {
    return catchThrowableOfType(
            ProblemException.class,
            () -> reader.read(inputs(samples), shapes(inputs), List.of(Shape.of(1))))
        .problems()
        .stream()
        .map(Problem::id)
        .toList();
  }

  private static DatasetFiles inputs(List<Path> samples) {
    return new DatasetFiles(
        "test",
        samples,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Shape> shapes(int count) {
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shapes.add(Shape.of(1));
    }
    return shapes;
  }

  private static void assertOnly(List<Problem> problems, String id, String mentioned) {
    assertThat(problems).extracting(Problem::id).containsExactly(id);
    assertThat(problems.get(0).describe()).contains(mentioned);
  }
}
