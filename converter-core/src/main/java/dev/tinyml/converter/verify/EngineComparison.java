package dev.tinyml.converter.verify;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;

/** Runs two engines side by side and keeps the largest difference. Stateless. */
public final class EngineComparison {

  /**
   * Compares two engines on every sample and every output.
   *
   * @param samples normalized samples, per model input; at least one
   */
  public FloatComparison compare(
      InferenceEngine one, InferenceEngine other, Iterable<List<FloatTensor>> samples) {
    return compare(one, other, samples, (position, ones, others) -> {});
  }

  /**
   * Compares two engines on every sample and every output, and shows the outputs to somebody else.
   *
   * @param samples normalized samples, per model input; at least one
   * @param pairs sees the outputs of each sample in turn
   */
  public FloatComparison compare(
      InferenceEngine one,
      InferenceEngine other,
      Iterable<List<FloatTensor>> samples,
      OutputPairs pairs) {
    int count = 0;
    double max = 0;
    for (List<FloatTensor> sample : samples) {
      List<FloatTensor> ones = one.run(sample);
      List<FloatTensor> others = other.run(sample);
      max = Math.max(max, maxAbsDifference(ones, others));
      pairs.see(count, ones, others);
      count++;
    }
    return new FloatComparison(count, max);
  }

  /**
   * Compares an engine with recorded outputs.
   *
   * @param samples normalized samples, per model input
   * @param expected per sample, per model output; as many as samples
   */
  public FloatComparison compare(
      InferenceEngine engine, List<List<FloatTensor>> samples, List<List<FloatTensor>> expected) {
    double max = 0;
    for (int i = 0; i < samples.size(); i++) {
      max = Math.max(max, maxAbsDifference(engine.run(samples.get(i)), expected.get(i)));
    }
    return new FloatComparison(samples.size(), max);
  }

  private static double maxAbsDifference(List<FloatTensor> one, List<FloatTensor> other) {
    double max = 0;
    for (int output = 0; output < one.size(); output++) {
      for (int i = 0; i < one.get(output).size(); i++) {
        double difference =
            Math.abs((double) one.get(output).get(i) - (double) other.get(output).get(i));
        // NaN must not look like agreement; a manifest holds finite numbers only.
        max = Math.max(max, Double.isNaN(difference) ? Double.MAX_VALUE : difference);
      }
    }
    return Math.min(max, Double.MAX_VALUE);
  }
}
