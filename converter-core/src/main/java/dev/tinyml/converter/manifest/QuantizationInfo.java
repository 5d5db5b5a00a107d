package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.SuspectReport;
import java.util.List;

/**
 * How the device's model came about.
 *
 * @param options that it was quantized with, as an object: with repair others than were configured
 * @param attempts what was tried, in that order; a single one without repair
 * @param choosingSamples how many of the held-out samples chose among the attempts; 0 where nothing
 *     had to be chosen. They don't count in what was measured, unless a warning says so
 * @param suspects operators that quantization hurts, the likeliest first; often empty
 */
public record QuantizationInfo(
    JsonValue options,
    List<AttemptReport> attempts,
    int choosingSamples,
    List<SuspectReport> suspects) {

  /** Copies the lists. */
  public QuantizationInfo {
    attempts = List.copyOf(attempts);
    suspects = List.copyOf(suspects);
  }

  JsonValue toJson() {
    return Json.object()
        .put("options", options)
        .put("attempts", Json.array(attempts, AttemptReport::toJson))
        .put("choosingSamples", choosingSamples)
        .put("suspects", Json.array(suspects, SuspectReport::toJson))
        .build();
  }

  static QuantizationInfo fromJson(JsonCursor json) {
    return new QuantizationInfo(
        json.get("options").value(),
        json.get("attempts").elements().stream().map(AttemptReport::fromJson).toList(),
        json.get("choosingSamples").asInt(),
        json.get("suspects").elements().stream().map(SuspectReport::fromJson).toList());
  }
}
