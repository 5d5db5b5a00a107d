package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.finding.MeasurementFindings;
import dev.tinyml.converter.calibration.finding.SaturationFindings;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what was found about data, float model and ranges. Stateless. */
final class ConversionFindings {

  /**
   * All findings, serious ones first.
   *
   * @param tensors activations with their saturation; none where nothing was calibrated
   */
  List<FindingReport> of(SampleData data, VerificationInfo measured, List<TensorReport> tensors) {
    return Stream.of(
            new MeasurementFindings().of(measured),
            data.findings(),
            new SaturationFindings().of(tensors))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(FindingReport::serious).reversed())
        .toList();
  }
}
