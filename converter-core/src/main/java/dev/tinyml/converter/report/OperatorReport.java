package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * What quantization does to the result of one operator.
 *
 * @param subgraph number of the subgraph in the device's model
 * @param operator number of the operator in it, in the order of execution
 * @param kind the operator's name in the schema, {@code CONV_2D} for one
 * @param layer the layer's name as the source model knows it, as far as tensor names tell
 * @param output name of its first output
 * @param signalToNoise power of the float result over that of the error, in dB; errors of earlier
 *     operators included; infinite without any error
 * @param cosine cosine of the angle between float and dequantized result, 1 where they agree
 * @param rmsePerScale root of the mean squared error, in steps of the output's scale
 * @param saturation fraction of the float values that lie more than a step beyond what the output's
 *     type and scale can hold, so that they are cut off
 * @param ownSignalToNoise the same as signalToNoise when the operator's inputs come from the float
 *     model, so that only its own error counts: that of its weights, its arithmetic and the
 *     rounding of its result, but not the rounding of its inputs
 * @param signalToNoiseAlone power of the model's float scores over that of their error, in dB, when
 *     only this operator is quantized; scores are the outputs, or what a closing softmax or sigmoid
 *     gets; empty when it was not measured
 * @param share fraction of the model's error that is this operator's, by the powers of the errors
 *     that operators cause alone; empty when it was not measured
 * @param accuracyAlone fraction of samples that are classified rightly when only this operator is
 *     quantized; empty without labels or when it was not measured
 */
public record OperatorReport(
    int subgraph,
    int operator,
    String kind,
    String layer,
    String output,
    double signalToNoise,
    double cosine,
    double rmsePerScale,
    double saturation,
    Optional<Double> ownSignalToNoise,
    Optional<Double> signalToNoiseAlone,
    Optional<Double> share,
    Optional<Double> accuracyAlone) {

  JsonValue toJson() {
    return Json.object()
        .put("subgraph", subgraph)
        .put("operator", operator)
        .put("kind", kind)
        .put("layer", layer)
        .put("output", output)
        .put("signalToNoise", ReportNumber.toJson(signalToNoise))
        .put("cosine", ReportNumber.toJson(cosine))
        .put("rmsePerScale", ReportNumber.toJson(rmsePerScale))
        .put("saturation", ReportNumber.toJson(saturation))
        .putIfPresent("ownSignalToNoise", ownSignalToNoise, ReportNumber::toJson)
        .putIfPresent("signalToNoiseAlone", signalToNoiseAlone, ReportNumber::toJson)
        .putIfPresent("share", share, ReportNumber::toJson)
        .putIfPresent("accuracyAlone", accuracyAlone, ReportNumber::toJson)
        .build();
  }

  static OperatorReport fromJson(JsonCursor json) {
    return new OperatorReport(
        json.get("subgraph").asInt(),
        json.get("operator").asInt(),
        json.get("kind").asString(),
        json.get("layer").asString(),
        json.get("output").asString(),
        ReportNumber.fromJson(json.get("signalToNoise")),
        ReportNumber.fromJson(json.get("cosine")),
        ReportNumber.fromJson(json.get("rmsePerScale")),
        ReportNumber.fromJson(json.get("saturation")),
        json.findNonNull("ownSignalToNoise").map(ReportNumber::fromJson),
        json.findNonNull("signalToNoiseAlone").map(ReportNumber::fromJson),
        json.findNonNull("share").map(ReportNumber::fromJson),
        json.findNonNull("accuracyAlone").map(ReportNumber::fromJson));
  }
}
