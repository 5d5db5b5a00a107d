package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out what a model is for: as the user says, or else by its shapes and the data that comes
 * with it. Targets make a regression; outputs of the shape of the inputs an autoencoder, unless
 * there are names of classes or labels above 1, which a normal sample and an anomaly don't have;
 * labels or names of classes a classifier. Stateless.
 */
final class TaskResolver {
  /** A table of all classes against all classes stands in the manifest. */
  private static final int MOST_CLASSES = 1000;

  /** A classifier of two features and two classes has outputs of its inputs' shape, too. */
  private static final int FEWEST_RECONSTRUCTED = 3;

  private final NpyReader npyReader = new NpyReader();

  /**
   * The task.
   *
   * @param inputs shapes of the model's inputs, without batch
   * @param outputs shapes of the model's outputs, without batch
   * @return empty when neither user nor data tell
   * @throws ProblemException when data and task contradict each other
   */
  Optional<Task> resolve(DatasetFiles files, List<Shape> inputs, List<Shape> outputs) {
    Problems problems = new Problems();
    checkData(files, problems);
    if (files.task().equals(Optional.of(Task.AUTOENCODER)) && !sameShapes(inputs, outputs)) {
      problem(
          "task-shape",
          ProblemKind.CONFIGURATION,
          files,
          "an autoencoder with inputs of " + inputs + " and outputs of " + outputs,
          "an output of the same shape for each input",
          "configure <task>regression</task> with <targets>, or leave it out",
          problems);
    }
    problems.throwIfAny();
    Optional<Task> task = files.task().or(() -> guess(files, inputs, outputs));
    if (task.equals(Optional.of(Task.CLASSIFICATION)) && hasClasses(files)) {
      checkClasses(files, outputs, problems);
      problems.throwIfAny();
    }
    return task;
  }

  /**
   * The number of classes that labels and names of classes have to fit.
   *
   * @param outputs shapes of the model's outputs, without batch
   */
  OptionalInt classCount(Optional<Task> task, List<Shape> outputs) {
    if (task.isEmpty() || task.get() == Task.REGRESSION) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        task.get() == Task.AUTOENCODER ? 2 : Math.max(2, outputs.get(0).elementCount()));
  }

  private static void checkData(DatasetFiles files, Problems problems) {
    boolean targets = !files.targets().isEmpty();
    if (targets && files.labels().isPresent()) {
      problem(
          "task-data",
          ProblemKind.CONFIGURATION,
          files,
          "both labels and targets",
          "labels for a classifier or for anomalies, targets for a regression",
          "leave one of them out",
          problems);
    }
    if (files.task().isEmpty()) {
      return;
    }
    Task task = files.task().get();
    if (targets && task != Task.REGRESSION) {
      problem(
          "task-data",
          ProblemKind.CONFIGURATION,
          files,
          "targets for the task " + task.id(),
          task == Task.AUTOENCODER
              ? "no targets: an autoencoder's are its inputs"
              : "class numbers as labels",
          "leave the targets out, or configure <task>regression</task>",
          problems);
    }
    if (task == Task.REGRESSION && files.labels().isPresent()) {
      problem(
          "task-data",
          ProblemKind.CONFIGURATION,
          files,
          "labels for the task regression",
          "the values to predict as targets",
          "configure <targets> instead of <labels>",
          problems);
    }
  }

  private Optional<Task> guess(DatasetFiles files, List<Shape> inputs, List<Shape> outputs) {
    if (!files.targets().isEmpty()) {
      return Optional.of(Task.REGRESSION);
    }
    boolean reconstructs =
        sameShapes(inputs, outputs)
            && inputs.stream().mapToLong(Shape::elementCount).sum() >= FEWEST_RECONSTRUCTED;
    if (reconstructs && files.labels().map(this::onlyTwoClasses).orElse(!hasClasses(files))) {
      return Optional.of(Task.AUTOENCODER);
    }
    return hasClasses(files) ? Optional.of(Task.CLASSIFICATION) : Optional.empty();
  }

  private static boolean hasClasses(DatasetFiles files) {
    return files.labels().isPresent() || files.classNames().isPresent();
  }

  private static boolean sameShapes(List<Shape> inputs, List<Shape> outputs) {
    return inputs.stream()
        .map(Shape::elementCount)
        .toList()
        .equals(outputs.stream().map(Shape::elementCount).toList());
  }

  private boolean onlyTwoClasses(Path labels) {
    try {
      NpyArray array = npyReader.read(labels);
      for (int i = 0; i < array.size(); i++) {
        if (array.doubleAt(i) > 1) {
          return false;
        }
      }
      return true;
    } catch (ProblemException e) {
      // Whoever reads the labels next tells the problem, together with those of the other files.
      return false;
    }
  }

  private static void checkClasses(DatasetFiles files, List<Shape> outputs, Problems problems) {
    if (outputs.size() != 1) {
      problem(
          "labels-several-outputs",
          ProblemKind.UNSUPPORTED,
          files,
          "labels for a model with " + outputs.size() + " outputs",
          "labels for a model with one output",
          "leave the labels out; float and int8 outputs are compared all the same",
          problems);
    } else if (outputs.get(0).elementCount() > MOST_CLASSES) {
      problem(
          "labels-too-many-classes",
          ProblemKind.UNSUPPORTED,
          files,
          "labels for a model with " + outputs.get(0).elementCount() + " output values",
          "labels for a classifier of at most " + MOST_CLASSES + " classes",
          "leave the labels out; float and int8 outputs are compared all the same",
          problems);
    }
  }

  private static void problem(
      String id,
      ProblemKind kind,
      DatasetFiles files,
      String found,
      String expected,
      String nextStep,
      Problems problems) {
    problems.add(id, kind, "dataset " + files.id(), found, expected, nextStep);
  }
}
