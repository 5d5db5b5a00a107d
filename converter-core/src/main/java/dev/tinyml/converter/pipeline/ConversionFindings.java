package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.finding.MeasurementFindings;
import dev.tinyml.converter.calibration.finding.SaturationFindings;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Collects what was found about data, float model and ranges. What the measurements refute is left
 * out: a warning about a model that does well is noise. Stateless.
 */
final class ConversionFindings {
  /** As for suspects: with errors so far below the scores there is nothing to look for. */
  private static final double HARMLESS_DECIBELS = 30;

  /** Wrong normalization costs accuracy, though not always all of it. */
  private static final double KNOWING = 0.9;

  private static final String WITHOUT_NORMALIZATION = "input-not-normalized";

  /**
   * All findings, serious ones first.
   *
   * @param tensors activations with their saturation; none where nothing was calibrated
   */
  List<FindingReport> of(SampleData data, VerificationInfo measured, List<TensorReport> tensors) {
    return Stream.of(
            new MeasurementFindings().of(measured),
            data.findings(),
            harmless(measured) ? List.<FindingReport>of() : new SaturationFindings().of(tensors))
        .flatMap(List::stream)
        .filter(finding -> !(finding.id().equals(WITHOUT_NORMALIZATION) && knowing(measured)))
        .sorted(Comparator.comparing(FindingReport::serious).reversed())
        .toList();
  }

  private static boolean harmless(VerificationInfo measured) {
    return measured.signalToNoise().filter(decibels -> decibels >= HARMLESS_DECIBELS).isPresent();
  }

  /** Whether the float model is so good on these very values that they must be what it learned. */
  private static boolean knowing(VerificationInfo measured) {
    return measured
        .classification()
        .flatMap(ClassificationResult::floatInterval)
        .filter(interval -> interval.low() > KNOWING)
        .isPresent();
  }
}
