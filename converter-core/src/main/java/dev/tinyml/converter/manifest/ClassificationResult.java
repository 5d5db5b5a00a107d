package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the float model and the device's classify the held-out samples.
 *
 * @param floatConfusion rows are true classes, columns the float model's decisions, cells counts;
 *     empty when there is no float model
 * @param deviceConfusion the same for the device's model; at least one sample, and of the same
 *     samples: row sums agree
 */
public record ClassificationResult(
    Optional<List<List<Integer>>> floatConfusion, List<List<Integer>> deviceConfusion) {

  /** Copies the tables and checks them, because an accuracy of nothing would pass every gate. */
  public ClassificationResult {
    floatConfusion = floatConfusion.map(table -> table.stream().map(List::copyOf).toList());
    deviceConfusion = deviceConfusion.stream().map(List::copyOf).toList();
    List<Long> rows = rowSums(deviceConfusion);
    long samples = rows.stream().mapToLong(Long::longValue).sum();
    boolean same = floatConfusion.isEmpty() || rows.equals(rowSums(floatConfusion.get()));
    if (!same || samples < 1 || samples > Integer.MAX_VALUE) {
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
    return deviceConfusion.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** The same without what was measured about a float model. */
  public ClassificationResult deviceOnly() {
    return new ClassificationResult(Optional.empty(), deviceConfusion);
  }

  /** Share of the samples that the float model classifies rightly, 0 to 1; empty without one. */
  public Optional<Double> floatAccuracy() {
    return floatConfusion.map(this::accuracy);
  }

  /** Share of the samples that the device's model classifies rightly, 0 to 1. */
  public double deviceAccuracy() {
    return accuracy(deviceConfusion);
  }

  /** Where the float model's accuracy on more samples lies with 95 %; empty without one. */
  public Optional<WilsonInterval> floatInterval() {
    return floatConfusion.map(table -> WilsonInterval.of(diagonal(table), samples()));
  }

  /** How well the float model tells each class from the others; empty without one. */
  public Optional<List<ClassQuality>> floatClasses() {
    return floatConfusion.map(ClassQuality::of);
  }

  /** How well the device's model tells each class from the others. */
  public List<ClassQuality> deviceClasses() {
    return ClassQuality.of(deviceConfusion);
  }

  /**
   * Accuracy lost by quantization in percentage points; negative when the device's does better;
   * empty without a float model.
   */
  public Optional<Double> dropPercent() {
    return floatConfusion.map(
        table -> 100.0 * (diagonal(table) - diagonal(deviceConfusion)) / samples());
  }

  /** The accuracies in a few words for a log. */
  public String describe() {
    return floatAccuracy()
            .map(a -> String.format(Locale.ROOT, "float %.2f %%, ", 100 * a))
            .orElse("")
        + String.format(Locale.ROOT, "quantized %.2f %%", 100 * deviceAccuracy())
        + dropPercent().map(d -> String.format(Locale.ROOT, ", drop %.2f points", d)).orElse("")
        + " on "
        + samples()
        + " held-out samples";
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
        .putIfPresent("floatAccuracy", floatAccuracy(), Json::of)
        .put("deviceAccuracy", deviceAccuracy())
        .putIfPresent("dropPercent", dropPercent(), Json::of)
        .putIfPresent("floatConfusion", floatConfusion, ClassificationResult::table)
        .put("deviceConfusion", table(deviceConfusion))
        .putIfPresent("floatClasses", floatClasses(), ClassificationResult::classes)
        .put("deviceClasses", classes(deviceClasses()))
        .build();
  }

  private static JsonValue classes(List<ClassQuality> classes) {
    return Json.array(classes, ClassQuality::toJson);
  }

  private static JsonValue table(List<List<Integer>> confusion) {
    return Json.array(confusion, row -> Json.array(row, Json::of));
  }

  static ClassificationResult fromJson(JsonCursor json) {
    return new ClassificationResult(
        json.findNonNull("floatConfusion").map(ClassificationResult::confusion),
        confusion(json.get("deviceConfusion")));
  }

  private static List<List<Integer>> confusion(JsonCursor json) {
    return json.elements().stream()
        .map(row -> row.elements().stream().map(JsonCursor::asInt).toList())
        .toList();
  }
}
