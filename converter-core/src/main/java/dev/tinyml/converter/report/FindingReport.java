package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;

/**
 * Something about the calibration data that costs accuracy, or may.
 *
 * @param id stable, in kebab-case
 * @param serious whether it should be cured rather than known
 * @param subject what it is about: a class, an input, a feature
 * @param found what was found, with figures
 * @param cost what it costs
 * @param nextStep what to do
 */
public record FindingReport(
    String id, boolean serious, String subject, String found, String cost, String nextStep) {

  JsonValue toJson() {
    return Json.object()
        .put("id", id)
        .put("serious", serious)
        .put("subject", subject)
        .put("found", found)
        .put("cost", cost)
        .put("nextStep", nextStep)
        .build();
  }

  static FindingReport fromJson(JsonCursor json) {
    return new FindingReport(
        json.get("id").asString(),
        json.get("serious").asBoolean(),
        json.get("subject").asString(),
        json.get("found").asString(),
        json.get("cost").asString(),
        json.get("nextStep").asString());
  }

  /** All of it in a sentence for a log. */
  public String sentence() {
    return subject + ": " + found + "; " + cost + ". Next step: " + nextStep + ".";
  }
}
