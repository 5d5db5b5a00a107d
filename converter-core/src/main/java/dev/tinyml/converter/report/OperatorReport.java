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
 * @param output name of its first output
 * @param signalToNoise power of the float result over that of the error, in dB; errors of earlier
 *     operators included
 * @param cosine cosine of the angle between float and dequantized result, 1 where they agree
 * @param rmsePerScale root of the mean squared error, in steps of the output's scale
 * @param saturation fraction of the quantized values at the ends of their type's range
 * @param ownSignalToNoise the same as signalToNoise when the operator's inputs come from the float
 *     model, so that only its own error counts
 * @param accuracyAlone fraction of samples that are classified rightly when only this operator is
 *     quantized; empty without labels
 */
public record OperatorReport(
    int subgraph,
    int operator,
    String kind,
    String output,
    double signalToNoise,
    double cosine,
    double rmsePerScale,
    double saturation,
    Optional<Double> ownSignalToNoise,
    Optional<Double> accuracyAlone) {

  JsonValue toJson() {
    return Json.object()
        .put("subgraph", subgraph)
        .put("operator", operator)
        .put("kind", kind)
        .put("output", output)
        .put("signalToNoise", ReportNumber.toJson(signalToNoise))
        .put("cosine", ReportNumber.toJson(cosine))
        .put("rmsePerScale", ReportNumber.toJson(rmsePerScale))
        .put("saturation", ReportNumber.toJson(saturation))
        .putIfPresent("ownSignalToNoise", ownSignalToNoise, ReportNumber::toJson)
        .putIfPresent("accuracyAlone", accuracyAlone, ReportNumber::toJson)
        .build();
  }

  static OperatorReport fromJson(JsonCursor json) {
    return new OperatorReport(
        json.get("subgraph").asInt(),
        json.get("operator").asInt(),
        json.get("kind").asString(),
        json.get("output").asString(),
        ReportNumber.fromJson(json.get("signalToNoise")),
        ReportNumber.fromJson(json.get("cosine")),
        ReportNumber.fromJson(json.get("rmsePerScale")),
        ReportNumber.fromJson(json.get("saturation")),
        json.findNonNull("ownSignalToNoise").map(ReportNumber::fromJson),
        json.findNonNull("accuracyAlone").map(ReportNumber::fromJson));
  }
}
