package dev.tinyml.converter.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a model is for")
class TaskTest {
  private static final Shape FOUR = Shape.of(4);
  private static final Shape TWO = Shape.of(2);

  @TempDir private Path folder;

  private DatasetFiles files(
      Optional<Path> labels, List<Path> targets, Optional<Path> names, Optional<Task> task)
      throws IOException {
    Path samples = write("x.npy", NpyFixtures.floats("(3, 4)", new float[12]));
    return new DatasetFiles(
        "data",
        List.of(samples),
        labels,
        targets,
        Optional.empty(),
        Optional.empty(),
        names,
        Optional.empty(),
        task);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Optional<Path> labels(long... labels) throws IOException {
    return Optional.of(write("y.npy", NpyFixtures.longs("(" + labels.length + ",)", labels)));
  }

  private Path targets(String shape, float... values) throws IOException {
    return write("t.npy", NpyFixtures.floats(shape, values));
  }

  private static Dataset read(DatasetFiles files, Shape output) {
    return new DatasetReader().read(files, List.of(FOUR), List.of(output));
  }

  private static List<String> problems(DatasetFiles files, Shape output) {
    return catchThrowableOfType(ProblemException.class, () -> read(files, output))
        .problems()
        .stream()
        .map(Problem::id)
        .toList();
  }

  @Test
  @DisplayName("follows from labels, targets and shapes unless the user says it")
  void guessed() throws IOException {
    Optional<Task> unknown = Optional.empty();
    Optional<Path> none = Optional.empty();
    Optional<Path> names = Optional.of(Files.writeString(folder.resolve("n"), "a\nb\nc\nd\n"));
    assertThat(read(files(none, List.of(), none, unknown), TWO).task()).isEmpty();
    assertThat(read(files(labels(0, 1, 1), List.of(), none, unknown), TWO).task())
        .contains(Task.CLASSIFICATION);
    assertThat(read(files(none, List.of(), none, unknown), FOUR).task()).contains(Task.AUTOENCODER);
    assertThat(read(files(labels(0, 1, 1), List.of(), none, unknown), FOUR).task())
        .contains(Task.AUTOENCODER);
    assertThat(read(files(labels(0, 3, 1), List.of(), none, unknown), FOUR).task())
        .contains(Task.CLASSIFICATION);
    assertThat(read(files(none, List.of(), names, unknown), FOUR).task())
        .contains(Task.CLASSIFICATION);
    assertThat(
            read(files(labels(0, 1, 1), List.of(), none, Optional.of(Task.CLASSIFICATION)), FOUR)
                .task())
        .contains(Task.CLASSIFICATION);
    Dataset regression =
        read(files(none, List.of(targets("(3, 2)", 1, 2, 3, 4, 5, 6)), none, unknown), TWO);
    assertThat(regression.task()).contains(Task.REGRESSION);
    assertThat(regression.target(1).get(0).toArray()).containsExactly(3, 4);
  }

  @Test
  @DisplayName("may not contradict shapes and data")
  void contradictions() throws IOException {
    Optional<Path> none = Optional.empty();
    List<Path> targets = List.of(targets("(3, 4)", new float[12]));
    assertThat(problems(files(none, List.of(), none, Optional.of(Task.AUTOENCODER)), TWO))
        .containsExactly("task-shape");
    assertThat(problems(files(none, targets, none, Optional.of(Task.AUTOENCODER)), FOUR))
        .containsExactly("task-data");
    assertThat(problems(files(labels(0, 0, 1), targets, none, Optional.empty()), FOUR))
        .containsExactly("task-data");
    assertThat(
            problems(files(labels(0, 0, 1), List.of(), none, Optional.of(Task.REGRESSION)), FOUR))
        .containsExactly("task-data");
    assertThat(
            problems(files(labels(0, 0, 2), List.of(), none, Optional.of(Task.AUTOENCODER)), FOUR))
        .containsExactly("dataset-label-value");
  }

  @Test
  @DisplayName("takes targets that fit samples and output, and no others")
  void targetsChecked() throws IOException {
    Optional<Path> none = Optional.empty();
    Optional<Task> unknown = Optional.empty();
    List<Path> few = List.of(targets("(2, 2)", new float[4]));
    assertThat(problems(files(none, few, none, unknown), TWO))
        .containsExactly("dataset-targets-count");
    List<Path> narrow = List.of(targets("(3,)", new float[3]));
    assertThat(problems(files(none, narrow, none, unknown), TWO))
        .containsExactly("dataset-targets-shape");
    List<Path> broken = List.of(targets("(3, 2)", 0, 0, 0, Float.NaN, 0, 0));
    assertThat(problems(files(none, broken, none, unknown), TWO))
        .containsExactly("dataset-targets-not-finite");
    Path two = targets("(3, 2)", new float[6]);
    assertThat(problems(files(none, List.of(two, two), none, unknown), TWO))
        .containsExactly("dataset-targets");
  }

  @Test
  @DisplayName("decides which samples calibrate: normal ones, and some when there are targets")
  void draw() throws IOException {
    CalibrationSplitter splitter = new CalibrationSplitter();
    Dataset anomalies =
        read(files(labels(1, 0, 0), List.of(), Optional.empty(), Optional.empty()), FOUR);
    CalibrationSplit normal = splitter.split(anomalies, 2, SplitOptions.DEFAULT);
    assertThat(normal.perClass()).containsExactly(1, 0);
    assertThat(normal.heldOut()).contains(0).hasSize(2);
    Dataset onlyAnomalies =
        read(files(labels(1, 1, 1), List.of(), Optional.empty(), Optional.empty()), FOUR);
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> splitter.split(onlyAnomalies, 2, SplitOptions.DEFAULT));
    assertThat(thrown.problems())
        .extracting(Problem::id)
        .containsExactly("calibration-class-missing");
    Dataset regression =
        read(
            files(
                Optional.empty(),
                List.of(targets("(3, 2)", new float[6])),
                Optional.empty(),
                Optional.empty()),
            TWO);
    CalibrationSplit split = splitter.split(regression, 0, SplitOptions.DEFAULT);
    assertThat(split.calibration()).hasSize(1);
    assertThat(split.heldOut()).hasSize(2).isSorted();
  }
}
