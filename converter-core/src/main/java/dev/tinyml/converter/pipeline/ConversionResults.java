package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;

/**
 * What a conversion made.
 *
 * @param data the samples that it used
 * @param floatModel empty when the source is quantized already
 * @param scheme of the model for the device
 * @param deviceModel the model for the device
 * @param warnings whole sentences about what the quantizer left in float
 * @param quantization how it came about; empty when it came as it is
 * @param verification what was measured
 * @param golden what a board must answer
 * @param report what was found out beyond that
 */
record ConversionResults(
    SampleData data,
    Optional<FloatTfliteModel> floatModel,
    QuantizationScheme scheme,
    DeviceModel deviceModel,
    List<String> warnings,
    Optional<QuantizationInfo> quantization,
    VerificationInfo verification,
    GoldenVectors golden,
    QuantizationReport report) {}
