package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well a model tells one class from the others; shares from 0 to 1.
 *
 * @param samples held-out samples of the class
 * @param recall share of these that the model finds; empty when there are none
 * @param precision share of rightful decisions among those for this class; empty when the model
 *     never decides for it
 * @param f1 harmonic mean of both, 2 TP / (2 TP + FP + FN); empty when there are neither samples
 *     nor decisions
 */
public record ClassQuality(
    int samples, Optional<Double> recall, Optional<Double> precision, Optional<Double> f1) {

  /**
   * The quality of each class.
   *
   * @param confusion rows are true classes, columns decisions, cells counts; square
   */
  static List<ClassQuality> of(List<List<Integer>> confusion) {
    return IntStream.range(0, confusion.size()).mapToObj(c -> of(confusion, c)).toList();
  }

  private static ClassQuality of(List<List<Integer>> confusion, int c) {
    long right = confusion.get(c).get(c);
    long samples = confusion.get(c).stream().mapToLong(Integer::longValue).sum();
    long decisions = confusion.stream().mapToLong(row -> row.get(c)).sum();
    return new ClassQuality(
        (int) samples,
        share(right, samples),
        share(right, decisions),
        share(2 * right, samples + decisions));
  }

  private static Optional<Double> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
  }

  JsonValue toJson() {
    return Json.object()
        .put("samples", samples)
        .putIfPresent("recall", recall, Json::of)
        .putIfPresent("precision", precision, Json::of)
        .putIfPresent("f1", f1, Json::of)
        .build();
  }
}
