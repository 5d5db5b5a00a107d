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
   * @param one the reference
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
    LargestDifference largest = new LargestDifference();
    for (List<FloatTensor> sample : samples) {
      List<FloatTensor> ones = one.run(sample);
      List<FloatTensor> others = other.run(sample);
      largest.add(ones, others);
      pairs.see(count, ones, others);
      count++;
    }
    return largest.comparison(count);
  }

  /**
   * Compares an engine with recorded outputs.
   *
   * @param samples normalized samples, per model input
   * @param expected per sample, per model output; as many as samples
   */
  public FloatComparison compare(
      InferenceEngine engine, List<List<FloatTensor>> samples, List<List<FloatTensor>> expected) {
    LargestDifference largest = new LargestDifference();
    for (int i = 0; i < samples.size(); i++) {
      largest.add(expected.get(i), engine.run(samples.get(i)));
    }
    return largest.comparison(samples.size());
  }
}
