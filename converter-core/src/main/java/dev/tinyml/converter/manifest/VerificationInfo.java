package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What was measured about the converted models. Judging it is the gate's work.
 *
 * @param floatTflite the float TFLite model against the model that it was converted from; empty
 *     when the source is a TFLite model
 * @param keras the source's float outputs against Keras' own predictions; empty when none were
 *     given, or the source has no float outputs
 * @param device the device's dequantized outputs against the float outputs, on held-out samples, or
 *     on the calibration samples when nothing is held out; against Keras' predictions when the
 *     source is quantized already; empty when it was not measured
 * @param classification empty without labels or held-out samples, and for other tasks
 * @param task what the model was measured as; empty when neither data nor user tell
 * @param noise one per output, of the same samples as device; empty when that is
 * @param regression empty without targets
 * @param reconstruction empty unless the model is an autoencoder
 * @param detection empty unless labels tell two kinds of samples, and both are held out
 */
public record VerificationInfo(
    Optional<FloatComparison> floatTflite,
    Optional<FloatComparison> keras,
    Optional<FloatComparison> device,
    Optional<ClassificationResult> classification,
    Optional<Task> task,
    List<OutputNoise> noise,
    Optional<RegressionResult> regression,
    Optional<ReconstructionResult> reconstruction,
    Optional<DetectionResult> detection) {

  /** Copies the list. */
  public VerificationInfo {
    noise = List.copyOf(noise);
  }

  /** Measurements of a classifier, or of a model whose task is unknown, without the noise. */
  public VerificationInfo(
      Optional<FloatComparison> floatTflite,
      Optional<FloatComparison> keras,
      Optional<FloatComparison> device,
      Optional<ClassificationResult> classification) {
    this(
        floatTflite,
        keras,
        device,
        classification,
        classification.map(result -> Task.CLASSIFICATION),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The signal-to-noise ratio of the worst output in dB, infinite where float and device agree;
   * empty when it was not measured.
   */
  public Optional<Double> signalToNoise() {
    return noise.stream().map(OutputNoise::decibels).min(Double::compare);
  }

  JsonValue toJson() {
    return Json.object()
        .putIfPresent("floatTflite", floatTflite, FloatComparison::toJson)
        .putIfPresent("keras", keras, FloatComparison::toJson)
        .putIfPresent("device", device, FloatComparison::toJson)
        .putIfPresent("classification", classification, ClassificationResult::toJson)
        .putIfPresent("task", task.map(Task::id), Json::of)
        .put("noise", Json.array(noise, OutputNoise::toJson))
        .putIfPresent("regression", regression, RegressionResult::toJson)
        .putIfPresent("reconstruction", reconstruction, ReconstructionResult::toJson)
        .putIfPresent("detection", detection, DetectionResult::toJson)
        .build();
  }

  static VerificationInfo fromJson(JsonCursor json) {
    Optional<ClassificationResult> classification =
        json.findNonNull("classification").map(ClassificationResult::fromJson);
    return new VerificationInfo(
        json.findNonNull("floatTflite").map(FloatComparison::fromJson),
        json.findNonNull("keras").map(FloatComparison::fromJson),
        json.findNonNull("device").map(FloatComparison::fromJson),
        classification,
        // Manifests of older versions know classifiers only.
        json.findNonNull("task")
            .map(Task::fromJson)
            .or(() -> classification.map(result -> Task.CLASSIFICATION)),
        json.findNonNull("noise")
            .map(noise -> noise.elements().stream().map(OutputNoise::fromJson).toList())
            .orElse(List.of()),
        json.findNonNull("regression").map(RegressionResult::fromJson),
        json.findNonNull("reconstruction").map(ReconstructionResult::fromJson),
        json.findNonNull("detection").map(DetectionResult::fromJson));
  }
}
