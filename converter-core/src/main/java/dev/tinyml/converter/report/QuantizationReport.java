package dev.tinyml.converter.report;

import java.util.List;

/**
 * What a conversion found out beyond its manifest.
 *
 * @param tensors activations, in the order of subgraph and tensor
 * @param operators operators of the device's model, in the order of execution
 * @param findings about the calibration data, serious ones first
 * @param attempts what was tried, in that order; a single one without repair
 */
public record QuantizationReport(
    List<TensorReport> tensors,
    List<OperatorReport> operators,
    List<FindingReport> findings,
    List<AttemptReport> attempts) {
  /** The file beside the manifest. */
  public static final String FILE_NAME = "report.json";

  public QuantizationReport {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    findings = List.copyOf(findings);
    attempts = List.copyOf(attempts);
  }
}
