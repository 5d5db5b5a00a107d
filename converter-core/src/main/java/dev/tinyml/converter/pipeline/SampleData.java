package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.CalibrationSplitter;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.verify.Decision;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The samples of a conversion, and which of them calibrate.
 *
 * @param dataset all samples
 * @param split which calibrate, and which measure
 */
record SampleData(Dataset dataset, CalibrationSplit split) {
  /** A table of all classes against all classes stands in the manifest. */
  private static final int MOST_CLASSES = 1000;

  /**
   * Reads a dataset and checks it against a model.
   *
   * @param inputs shapes of the model's inputs, with the batch
   * @param outputs shapes of the model's outputs, with the batch
   */
  static Dataset read(DatasetFiles files, List<Shape> inputs, List<Shape> outputs) {
    boolean classifies = files.labels().isPresent() || files.classNames().isPresent();
    if (classifies) {
      checkClasses(files, outputs);
    }
    return new DatasetReader()
        .read(
            files,
            inputs.stream().map(Shape::withoutBatch).toList(),
            classifies ? OptionalInt.of(decision(outputs).classCount()) : OptionalInt.empty());
  }

  private static void checkClasses(DatasetFiles files, List<Shape> outputs) {
    if (outputs.size() != 1) {
      throw new ProblemException(
          new Problem(
              "labels-several-outputs",
              ProblemKind.UNSUPPORTED,
              "dataset " + files.id(),
              "labels for a model with " + outputs.size() + " outputs",
              "labels for a model with one output",
              "leave the labels out; float and int8 outputs are compared all the same"));
    }
    if (decision(outputs).classCount() > MOST_CLASSES) {
      throw new ProblemException(
          new Problem(
              "labels-too-many-classes",
              ProblemKind.UNSUPPORTED,
              "dataset " + files.id(),
              "labels for a model with " + decision(outputs).classCount() + " output values",
              "labels for a classifier of at most " + MOST_CLASSES + " classes",
              "leave the labels out; float and int8 outputs are compared all the same"));
    }
  }

  /** Draws the representative samples. */
  static CalibrationSplit split(Dataset dataset, List<Shape> outputs, SplitOptions options) {
    return new CalibrationSplitter()
        .split(dataset, dataset.hasLabels() ? decision(outputs).classCount() : 0, options);
  }

  /** How the only output of a classifier becomes a class. */
  static Decision decision(List<Shape> outputs) {
    return new Decision(outputs.get(0).elementCount());
  }

  /** The samples that measure: those held out, or all that there are. */
  List<Integer> measuring() {
    return split.heldOut().isEmpty() ? split.calibration() : split.heldOut();
  }

  /** The same samples, of which others count as held out. */
  SampleData measuredWith(List<Integer> heldOut) {
    return new SampleData(
        dataset,
        new CalibrationSplit(split.calibration(), heldOut, split.perClass(), split.warnings()));
  }

  /** All samples, normalized. */
  List<List<FloatTensor>> allNormalized() {
    return IntStream.range(0, dataset.sampleCount()).mapToObj(dataset::normalized).toList();
  }

  /** Normalized samples. */
  Iterable<List<FloatTensor>> normalized(List<Integer> samples) {
    return () -> samples.stream().map(dataset::normalized).iterator();
  }
}
