package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * How the float and the int8 model classify the held-out samples.
 *
 * @param floatConfusion rows are true classes, columns the float model's decisions, cells counts;
 *     at least one sample
 * @param int8Confusion the same for the int8 model, of the same samples: row sums agree
 */
public record ClassificationResult(
    List<List<Integer>> floatConfusion, List<List<Integer>> int8Confusion) {

  /** Copies the tables and checks them, because an accuracy of nothing would pass every gate. */
  public ClassificationResult {
    floatConfusion = floatConfusion.stream().map(List::copyOf).toList();
    int8Confusion = int8Confusion.stream().map(List::copyOf).toList();
    List<Long> rows = rowSums(floatConfusion);
    long samples = rows.stream().mapToLong(Long::longValue).sum();
    if (!rows.equals(rowSums(int8Confusion)) || samples < 1 || samples > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("confusion tables that are not of the same samples");
    }
  }

  private static List<Long> rowSums(List<List<Integer>> confusion) {
    for (List<Integer> row : confusion) {
      if (row.size() != confusion.size() || row.stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException("a confusion table that is no square of counts");
      }
    }
    return confusion.stream().map(row -> row.stream().mapToLong(Integer::longValue).sum()).toList();
  }

  /** Number of held-out samples. */
  public int samples() {
    return floatConfusion.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** Share of the samples that the float model classifies rightly, 0 to 1. */
  public double floatAccuracy() {
    return accuracy(floatConfusion);
  }

  /** Share of the samples that the int8 model classifies rightly, 0 to 1. */
  public double int8Accuracy() {
    return accuracy(int8Confusion);
  }

  /** Accuracy lost by quantization in percentage points; negative when int8 does better. */
  public double dropPercent() {
    return 100.0 * (diagonal(floatConfusion) - diagonal(int8Confusion)) / samples();
  }

  private double accuracy(List<List<Integer>> confusion) {
    return (double) diagonal(confusion) / samples();
  }

  private static int diagonal(List<List<Integer>> confusion) {
    int sum = 0;
    for (int i = 0; i < confusion.size(); i++) {
      sum += confusion.get(i).get(i);
    }
    return sum;
  }

  JsonValue toJson() {
    return Json.object()
        .put("samples", samples())
        .put("floatAccuracy", floatAccuracy())
        .put("int8Accuracy", int8Accuracy())
        .put("dropPercent", dropPercent())
        .put("floatConfusion", Json.array(floatConfusion, row -> Json.array(row, Json::of)))
        .put("int8Confusion", Json.array(int8Confusion, row -> Json.array(row, Json::of)))
        .build();
  }

  static ClassificationResult fromJson(JsonCursor json) {
    return new ClassificationResult(
        confusion(json.get("floatConfusion")), confusion(json.get("int8Confusion")));
  }

  private static List<List<Integer>> confusion(JsonCursor json) {
    return json.elements().stream()
        .map(row -> row.elements().stream().map(JsonCursor::asInt).toList())
        .toList();
  }
}
