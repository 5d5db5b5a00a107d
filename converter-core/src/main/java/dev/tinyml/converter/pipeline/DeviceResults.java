package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;
import java.util.Optional;

/**
 * A model for devices, and what was found out about it.
 *
 * @param variant which of several it is; empty when there is one
 * @param options what was configured for it
 * @param scheme of the model
 * @param model the model itself
 * @param warnings whole sentences about what the quantizer left in float
 * @param quantization how it came about; empty when it came as it is
 * @param verification what was measured
 * @param golden what a board must answer
 * @param report what was found out beyond that
 */
record DeviceResults(
    Optional<VariantInfo> variant,
    ConversionOptions options,
    QuantizationScheme scheme,
    DeviceModel model,
    List<String> warnings,
    Optional<QuantizationInfo> quantization,
    VerificationInfo verification,
    GoldenVectors golden,
    QuantizationReport report) {

  /** Copies the list. */
  DeviceResults {
    warnings = List.copyOf(warnings);
  }

  /** The name of this model's file, when that of an only model is known. */
  String fileName(String usual) {
    return variant.map(v -> v.fileName(usual)).orElse(usual);
  }
}
