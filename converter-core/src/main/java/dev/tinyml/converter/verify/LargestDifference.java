package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/** Keeps the largest difference of each output while results come in. Not thread-safe. */
final class LargestDifference {
  private final List<Double> differences = new ArrayList<>();
  private final List<Double> magnitudes = new ArrayList<>();

  /**
   * Takes account of one sample.
   *
   * @param reference one per output; their magnitude scales the difference
   * @param others one per output
   */
  void add(List<FloatTensor> reference, List<FloatTensor> others) {
    for (int output = 0; output < reference.size(); output++) {
      if (output == differences.size()) {
        differences.add(0.0);
        magnitudes.add(1.0);
      }
      double difference = differences.get(output);
      double magnitude = magnitudes.get(output);
      for (int i = 0; i < reference.get(output).size(); i++) {
        double value = reference.get(output).get(i);
        double distance = Math.abs(value - others.get(output).get(i));
        // NaN must not look like agreement; a manifest holds finite numbers only.
        difference = Math.max(difference, Double.isNaN(distance) ? Double.MAX_VALUE : distance);
        if (Double.isFinite(value)) {
          magnitude = Math.max(magnitude, Math.abs(value));
        }
      }
      differences.set(output, Math.min(difference, Double.MAX_VALUE));
      magnitudes.set(output, magnitude);
    }
  }

  FloatComparison comparison(int samples) {
    double absolute = 0;
    double scaled = 0;
    for (int output = 0; output < differences.size(); output++) {
      absolute = Math.max(absolute, differences.get(output));
      scaled = Math.max(scaled, differences.get(output) / magnitudes.get(output));
    }
    return new FloatComparison(samples, absolute, scaled);
  }
}
