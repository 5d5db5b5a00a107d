package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * One way of quantizing that was tried to satisfy the rules.
 *
 * @param name how it differs from the default, {@code "percentile 99.99"} for one
 * @param rules what each rule found
 * @param chosen whether the result is of this attempt
 */
public record AttemptReport(String name, List<RuleReport> rules, boolean chosen) {
  public AttemptReport {
    rules = List.copyOf(rules);
  }

  /** The JSON that {@link #fromJson} reads. */
  public JsonValue toJson() {
    return Json.object()
        .put("name", name)
        .put("chosen", chosen)
        .put("rules", Json.array(rules, RuleReport::toJson))
        .build();
  }

  /**
   * Reads an attempt.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it is none
   */
  public static AttemptReport fromJson(JsonCursor json) {
    return new AttemptReport(
        json.get("name").asString(),
        json.get("rules").elements().stream().map(RuleReport::fromJson).toList(),
        json.get("chosen").asBoolean());
  }
}
