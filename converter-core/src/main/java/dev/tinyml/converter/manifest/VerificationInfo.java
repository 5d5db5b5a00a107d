package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * What was measured about the converted models. Judging it is the gate's work.
 *
 * @param floatTflite the float TFLite model against the TensorFlow graph
 * @param keras the TensorFlow graph against Keras' own predictions; empty when none were given
 * @param int8 the dequantized int8 outputs against the graph's, on held-out samples, or on the
 *     calibration samples when nothing is held out; empty when it was not measured
 * @param classification empty without labels or held-out samples
 */
public record VerificationInfo(
    FloatComparison floatTflite,
    Optional<FloatComparison> keras,
    Optional<FloatComparison> int8,
    Optional<ClassificationResult> classification) {

  JsonValue toJson() {
    return Json.object()
        .put("floatTflite", floatTflite.toJson())
        .putIfPresent("keras", keras, FloatComparison::toJson)
        .putIfPresent("int8", int8, FloatComparison::toJson)
        .putIfPresent("classification", classification, ClassificationResult::toJson)
        .build();
  }

  static VerificationInfo fromJson(JsonCursor json) {
    return new VerificationInfo(
        FloatComparison.fromJson(json.get("floatTflite")),
        json.findNonNull("keras").map(FloatComparison::fromJson),
        json.findNonNull("int8").map(FloatComparison::fromJson),
        json.findNonNull("classification").map(ClassificationResult::fromJson));
  }
}
