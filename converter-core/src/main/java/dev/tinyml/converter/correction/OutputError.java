package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How far outputs lie from those of the float model: the mean over the outputs of squared error
 * over squared signal. Not thread-safe.
 */
final class OutputError {
  /** Chance goes beyond in one of forty cases. */
  private static final double DEVIATIONS = 2;

  /** By sample and output. */
  private final List<double[]> errors = new ArrayList<>();

  private double[] signals = new double[0];

  /** Adds the outputs of a sample. */
  void add(List<FloatTensor> expected, List<FloatTensor> found) {
    if (signals.length == 0) {
      signals = new double[expected.size()];
    }
    double[] ofSample = new double[signals.length];
    for (int o = 0; o < signals.length; o++) {
      for (int i = 0; i < expected.get(o).size(); i++) {
        double right = expected.get(o).get(i);
        double difference = right - found.get(o).get(i);
        ofSample[o] += difference * difference;
        signals[o] += right * right;
      }
    }
    errors.add(ofSample);
  }

  /** The error; 0 for outputs that are all right. */
  double value() {
    double sum = 0;
    for (double[] ofSample : errors) {
      sum += ofSample(ofSample);
    }
    return sum;
  }

  private double ofSample(double[] ofSample) {
    double sum = 0;
    for (int o = 0; o < ofSample.length; o++) {
      sum += ofSample[o] == 0 ? 0 : ofSample[o] / Math.max(signals[o], Double.MIN_NORMAL);
    }
    return sum / Math.max(1, ofSample.length);
  }

  /**
   * Whether the error is less than another one on the same samples, and not by chance: either the
   * mean gain is above twice its standard error, or more samples gain than lose, by more than twice
   * the standard deviation that tossing coins would give. The second tells where a few samples have
   * nearly all of the error, as with classifiers that are sure of most.
   */
  boolean isBelow(OutputError other) {
    int count = errors.size();
    double sum = 0;
    double squares = 0;
    int won = 0;
    int lost = 0;
    for (int i = 0; i < count; i++) {
      double gain = other.ofSample(other.errors.get(i)) - ofSample(errors.get(i));
      sum += gain;
      squares += gain * gain;
      won += gain > 0 ? 1 : 0;
      lost += gain < 0 ? 1 : 0;
    }
    double variance = count < 2 ? 0 : (squares - sum * sum / count) / (count - 1);
    boolean byMean = sum > DEVIATIONS * Math.sqrt(Math.max(0, variance) * count);
    boolean byCount = won - lost > DEVIATIONS * Math.sqrt((double) won + lost);
    return sum > 0 && (byMean || byCount);
  }
}
