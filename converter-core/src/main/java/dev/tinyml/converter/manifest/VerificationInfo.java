package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * What was measured about the converted models. Judging it is the gate's work.
 *
 * @param floatTflite the float TFLite model against the model that it was converted from; empty
 *     when the source is a TFLite model
 * @param keras the source's float outputs against Keras' own predictions; empty when none were
 *     given, or the source has no float outputs
 * @param device the dequantized int8 outputs against the float outputs, on held-out samples, or on
 *     the calibration samples when nothing is held out; against Keras' predictions when the source
 *     is an int8 model; empty when it was not measured
 * @param classification empty without labels or held-out samples
 */
public record VerificationInfo(
    Optional<FloatComparison> floatTflite,
    Optional<FloatComparison> keras,
    Optional<FloatComparison> device,
    Optional<ClassificationResult> classification) {

  JsonValue toJson() {
    return Json.object()
        .putIfPresent("floatTflite", floatTflite, FloatComparison::toJson)
        .putIfPresent("keras", keras, FloatComparison::toJson)
        .putIfPresent("device", device, FloatComparison::toJson)
        .putIfPresent("classification", classification, ClassificationResult::toJson)
        .build();
  }

  static VerificationInfo fromJson(JsonCursor json) {
    return new VerificationInfo(
        json.findNonNull("floatTflite").map(FloatComparison::fromJson),
        json.findNonNull("keras").map(FloatComparison::fromJson),
        json.findNonNull("device").map(FloatComparison::fromJson),
        json.findNonNull("classification").map(ClassificationResult::fromJson));
  }
}
