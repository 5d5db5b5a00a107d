package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.report.AttemptReport;
import java.util.List;

/**
 * The model for the device, and how it came about.
 *
 * @param options that it was quantized with
 * @param made the model
 * @param verification what was measured
 * @param attempts what was tried, in that order; a single one when nothing had to be repaired
 * @param choosingSamples how many held-out samples chose among the attempts; 0 when none had to
 * @param warnings whole sentences about the repair; often empty
 */
record MeasuredModel(
    QuantizeOptions options,
    MadeModel made,
    VerificationInfo verification,
    List<AttemptReport> attempts,
    int choosingSamples,
    List<String> warnings) {

  /** Copies the lists. */
  MeasuredModel {
    attempts = List.copyOf(attempts);
    warnings = List.copyOf(warnings);
  }
}
