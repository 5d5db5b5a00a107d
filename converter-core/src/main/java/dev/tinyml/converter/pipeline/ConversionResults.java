package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;

/**
 * What a conversion made.
 *
 * @param data the samples that it used
 * @param floatModel empty when the source is an int8 model
 * @param scheme of the model for the device
 * @param deviceModel the model for the device
 * @param warnings whole sentences about what the quantizer left in float
 * @param verification what was measured
 * @param golden what a board must answer
 */
record ConversionResults(
    SampleData data,
    Optional<FloatTfliteModel> floatModel,
    QuantizationScheme scheme,
    DeviceModel deviceModel,
    List<String> warnings,
    VerificationInfo verification,
    GoldenVectors golden) {}
