package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.CalibrationSplitter;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.verify.Decision;
import java.util.List;
import java.util.Optional;

/**
 * The samples of a conversion, and which of them calibrate.
 *
 * @param dataset all samples
 * @param split which calibrate, and which measure
 * @param findings what about them may cost accuracy, serious ones first; often empty
 */
record SampleData(Dataset dataset, CalibrationSplit split, List<FindingReport> findings) {

  /** Copies the list. */
  SampleData {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a dataset and checks it against a model.
   *
   * @param inputs shapes of the model's inputs, with the batch
   * @param outputs shapes of the model's outputs, with the batch
   */
  static Dataset read(DatasetFiles files, List<Shape> inputs, List<Shape> outputs) {
    return new DatasetReader()
        .read(
            files,
            inputs.stream().map(Shape::withoutBatch).toList(),
            outputs.stream().map(Shape::withoutBatch).toList());
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

  /** Whether the model tells classes apart and labels say which are right. */
  boolean classifies() {
    return dataset.hasLabels() && dataset.task().equals(Optional.of(Task.CLASSIFICATION));
  }

  /** The samples that measure: those held out, or all that there are. */
  List<Integer> measuring() {
    return split.heldOut().isEmpty() ? split.calibration() : split.heldOut();
  }

  /** The same samples, of which others count as held out. */
  SampleData measuredWith(List<Integer> heldOut) {
    return new SampleData(
        dataset, new CalibrationSplit(split.calibration(), heldOut, split.perClass()), findings);
  }

  /** All samples, normalized when they are asked for. */
  List<List<FloatTensor>> allNormalized() {
    return new SampleList(dataset.sampleCount(), dataset::normalized);
  }

  /** Normalized samples. */
  Iterable<List<FloatTensor>> normalized(List<Integer> samples) {
    return () -> samples.stream().map(dataset::normalized).iterator();
  }
}
