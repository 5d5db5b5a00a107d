package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.report.FindingReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Tells before anything is quantized whether the representative samples stand for what the model
 * will see: enough of them, of all classes, each for itself, with sensors that live, normalized as
 * in training, and as wide as the held-out ones. One pass over the data. Immutable and thread-safe.
 */
public final class RepresentativenessCheck {
  private final List<Finder> finders =
      List.of(
          new CountFinder(),
          new ClassFinder(),
          new DuplicateFinder(),
          new ConstantFinder(),
          new NormalizationFinder(),
          new RangeFinder());

  /**
   * Checks a dataset.
   *
   * @param split may have no representative samples, for a model that is quantized already
   * @param tokenInputs numbers of the inputs whose values are names rather than quantities, as of
   *     words
   * @return serious findings first, otherwise in a fixed order; often empty
   */
  public List<FindingReport> check(
      Dataset dataset, CalibrationSplit split, Set<Integer> tokenInputs) {
    DatasetScan scan = new DatasetScan(dataset, split, tokenInputs);
    return finders.stream()
        .flatMap(finder -> finder.find(scan).stream())
        .sorted(Comparator.comparing(FindingReport::serious).reversed())
        .toList();
  }
}
