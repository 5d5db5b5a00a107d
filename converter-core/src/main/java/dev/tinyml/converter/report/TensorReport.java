package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * What is known about an activation of the float model and its counterpart on the device.
 *
 * @param subgraph number of the subgraph in the float model
 * @param tensor number of the tensor in it
 * @param name name in both models
 * @param min smallest value on the representative dataset
 * @param max largest value on the representative dataset
 * @param low lower end of the range that was chosen for quantization
 * @param high upper end of the range that was chosen for quantization
 * @param scale scale in the device's model; empty where the tensor was fused away or stays float
 * @param zeroPoint zero point in the device's model; empty as for the scale
 * @param saturation fraction of values on held-out samples that lie beyond low or high
 * @param loss power of what is cut off of those values, as a fraction of the variance of all; 0
 *     where none is more than a step beyond; empty where saturation is
 * @param histogram the values on the representative dataset
 */
public record TensorReport(
    int subgraph,
    int tensor,
    String name,
    double min,
    double max,
    double low,
    double high,
    Optional<Double> scale,
    Optional<Integer> zeroPoint,
    Optional<Double> saturation,
    Optional<Double> loss,
    Optional<HistogramReport> histogram) {

  JsonValue toJson() {
    return Json.object()
        .put("subgraph", subgraph)
        .put("tensor", tensor)
        .put("name", name)
        .put("min", ReportNumber.toJson(min))
        .put("max", ReportNumber.toJson(max))
        .put("low", ReportNumber.toJson(low))
        .put("high", ReportNumber.toJson(high))
        .putIfPresent("scale", scale, ReportNumber::toJson)
        .putIfPresent("zeroPoint", zeroPoint, Json::of)
        .putIfPresent("saturation", saturation, ReportNumber::toJson)
        .putIfPresent("loss", loss, ReportNumber::toJson)
        .putIfPresent("histogram", histogram, HistogramReport::toJson)
        .build();
  }

  static TensorReport fromJson(JsonCursor json) {
    return new TensorReport(
        json.get("subgraph").asInt(),
        json.get("tensor").asInt(),
        json.get("name").asString(),
        ReportNumber.fromJson(json.get("min")),
        ReportNumber.fromJson(json.get("max")),
        ReportNumber.fromJson(json.get("low")),
        ReportNumber.fromJson(json.get("high")),
        json.findNonNull("scale").map(ReportNumber::fromJson),
        json.findNonNull("zeroPoint").map(JsonCursor::asInt),
        json.findNonNull("saturation").map(ReportNumber::fromJson),
        json.findNonNull("loss").map(ReportNumber::fromJson),
        json.findNonNull("histogram").map(HistogramReport::fromJson));
  }
}
