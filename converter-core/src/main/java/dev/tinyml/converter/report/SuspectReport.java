package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Optional;

/**
 * An operator that quantization hurts, and why.
 *
 * @param subgraph number of the subgraph in the device's model
 * @param operator number of the operator in it, in the order of execution; -1 for an input of the
 *     model
 * @param kind the operator's name in the schema; {@code INPUT} for an input of the model
 * @param layer the layer's name as the source model knows it, as far as tensor names tell
 * @param output name of the operator's first output
 * @param share fraction of the model's quantization error that is this operator's; empty when it
 *     was not measured
 * @param reason what is wrong with it, with figures
 * @param nextStep what to do
 */
public record SuspectReport(
    int subgraph,
    int operator,
    String kind,
    String layer,
    String output,
    Optional<Double> share,
    String reason,
    String nextStep) {

  /** The JSON that {@link #fromJson} reads. */
  public JsonValue toJson() {
    return Json.object()
        .put("subgraph", subgraph)
        .put("operator", operator)
        .put("kind", kind)
        .put("layer", layer)
        .put("output", output)
        .putIfPresent("share", share, ReportNumber::toJson)
        .put("reason", reason)
        .put("nextStep", nextStep)
        .build();
  }

  /**
   * Reads a suspect.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it is none
   */
  public static SuspectReport fromJson(JsonCursor json) {
    return new SuspectReport(
        json.get("subgraph").asInt(),
        json.get("operator").asInt(),
        json.get("kind").asString(),
        json.get("layer").asString(),
        json.get("output").asString(),
        json.findNonNull("share").map(ReportNumber::fromJson),
        json.get("reason").asString(),
        json.get("nextStep").asString());
  }
}
