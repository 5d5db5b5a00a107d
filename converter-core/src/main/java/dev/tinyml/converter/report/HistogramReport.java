package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * How often the values of a tensor fell into bins of equal width.
 *
 * @param low where the first bin begins; finite
 * @param high where the last bin ends; finite, not below low
 * @param counts values per bin, from low to high; at least one bin, no negative count
 */
public record HistogramReport(double low, double high, List<Long> counts) {
  /** Copies the list and checks the limits above. */
  public HistogramReport {
    counts = List.copyOf(counts);
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("a histogram from " + low + " to " + high);
    }
    if (counts.isEmpty() || counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a histogram without bins, or with a negative count");
    }
  }

  JsonValue toJson() {
    return Json.object()
        .put("low", low)
        .put("high", high)
        .put("counts", Json.array(counts, Json::of))
        .build();
  }

  static HistogramReport fromJson(JsonCursor json) {
    return new HistogramReport(
        json.get("low").asDouble(),
        json.get("high").asDouble(),
        json.get("counts").elements().stream().map(JsonCursor::asLong).toList());
  }
}
