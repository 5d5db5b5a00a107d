package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parameters of the calibration data")
class DatasetParametersTest {
  private static final Optional<Path> NONE = Optional.empty();
  private static final Optional<Path> FILE = Optional.of(Path.of("file.npy"));
  private static final List<Path> SAMPLES = List.of(Path.of("data", "samples.v2.npy"));

  private static List<String> problems(DatasetParameters parameters) {
    Problems problems = new Problems();
    parameters.check(problems);
    return problems.list().stream().map(Problem::id).toList();
  }

  private static DatasetParameters files(
      List<Path> samples, Optional<Path> labels, Optional<Path> mean, Optional<Path> std) {
    return new DatasetParameters(
        Optional.empty(), NONE, samples, labels, List.of(), mean, std, NONE, "auto");
  }

  @Test
  @DisplayName("Nothing at all is right: the dependencies may hold a dataset")
  void nothing() {
    assertThat(problems(files(List.of(), NONE, NONE, NONE))).isEmpty();
  }

  @Test
  @DisplayName("Single files are right, with and without what is optional")
  void singleFiles() {
    assertThat(problems(files(SAMPLES, NONE, NONE, NONE))).isEmpty();
    assertThat(problems(files(SAMPLES, FILE, FILE, FILE))).isEmpty();
  }

  @Test
  @DisplayName("Two or three sources are refused together")
  void severalSources() {
    Problems problems = new Problems();
    new DatasetParameters(
            Optional.of("gesture"),
            Optional.of(Path.of("data")),
            SAMPLES,
            NONE,
            List.of(),
            NONE,
            NONE,
            NONE,
            "auto")
        .check(problems);

    assertThat(problems.list())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("dataset-twice");
              assertThat(problem.subject()).isEqualTo("<dataset>");
              assertThat(problem.found())
                  .contains("<datasetDirectory>")
                  .contains("<representativeData>");
            });
  }

  @Test
  @DisplayName("Files without samples are refused, each by name")
  void filesWithoutSamples() {
    Problems problems = new Problems();
    new DatasetParameters(
            Optional.empty(),
            NONE,
            List.of(),
            FILE,
            List.of(Path.of("t.npy")),
            FILE,
            FILE,
            FILE,
            "auto")
        .check(problems);

    assertThat(problems.list()).extracting(Problem::id).containsOnly("representative-data-missing");
    assertThat(problems.list())
        .extracting(Problem::subject)
        .containsExactly("<labels>", "<targets>", "<mean>", "<std>", "<classNames>");
  }

  private static DatasetParameters task(String task) {
    return new DatasetParameters(
        Optional.empty(), NONE, SAMPLES, NONE, List.of(), NONE, NONE, NONE, task);
  }

  @Test
  @DisplayName("A task is one of those that there are, and goes with the files")
  void task() {
    DatasetLocator unused = new DatasetLocator(List.of(), Path.of("unused"));
    assertThat(problems(task("autoencoder"))).isEmpty();
    assertThat(task("autoencoder").files(unused).task()).contains(Task.AUTOENCODER);
    assertThat(task("auto").files(unused).task()).isEmpty();
    Problems problems = new Problems();
    task("Regression").check(problems);
    assertThat(problems.list())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("task-unknown");
              assertThat(problem.expected())
                  .isEqualTo("one of auto, classification, regression, autoencoder");
            });
  }

  @Test
  @DisplayName("A mean without a standard deviation is refused, and the other way round")
  void halfNormalization() {
    assertThat(problems(files(SAMPLES, NONE, FILE, NONE))).containsExactly("normalization-half");
    assertThat(problems(files(SAMPLES, NONE, NONE, FILE))).containsExactly("normalization-half");
  }

  @Test
  @DisplayName("Single files make a dataset named as the samples' file")
  void named() {
    DatasetLocator unused = new DatasetLocator(List.of(), Path.of("unused"));

    DatasetFiles files = files(SAMPLES, FILE, NONE, NONE).files(unused);

    assertThat(files.id()).isEqualTo("samples.v2");
    assertThat(files.samples()).isEqualTo(SAMPLES);
    assertThat(files.labels()).isEqualTo(FILE);
    assertThat(files.mean()).isEmpty();
  }
}
