package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.RegressionError;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Adds up how far the predictions of the float and the device's model lie from targets, in memory
 * for one sample. Not thread-safe; one per comparison, float model first.
 */
public final class RegressionCounter implements OutputPairs {
  private final IntFunction<List<FloatTensor>> targets;
  private final int values;
  private final double[] means;
  private final double[] deviations;
  private final Errors floats;
  private final Errors devices;
  private int samples;

  /**
   * @param values number of values of all outputs together
   * @param targets those of the sample at a position, one per output
   */
  public RegressionCounter(int values, IntFunction<List<FloatTensor>> targets) {
    this.values = values;
    this.targets = targets;
    means = new double[values];
    deviations = new double[values];
    floats = new Errors(values);
    devices = new Errors(values);
  }

  @Override
  public void see(int position, List<FloatTensor> floatOutputs, List<FloatTensor> deviceOutputs) {
    samples++;
    int column = 0;
    List<FloatTensor> expected = targets.apply(position);
    for (int output = 0; output < expected.size(); output++) {
      for (int i = 0; i < expected.get(output).size(); i++) {
        double target = expected.get(output).get(i);
        // Welford's recurrence: Technometrics 4 (1962), 419-420.
        double distance = target - means[column];
        means[column] += distance / samples;
        deviations[column] += distance * (target - means[column]);
        floats.add(column, floatOutputs.get(output).get(i) - target);
        devices.add(column, deviceOutputs.get(output).get(i) - target);
        column++;
      }
    }
  }

  /** What was counted up to now; empty without samples. */
  public Optional<RegressionResult> result() {
    if (samples == 0) {
      return Optional.empty();
    }
    double variance = 0;
    for (double deviation : deviations) {
      variance += deviation / samples / values;
    }
    return Optional.of(
        new RegressionResult(
            samples,
            Math.sqrt(variance),
            Optional.of(floats.result(samples, deviations)),
            devices.result(samples, deviations)));
  }

  /** Errors of one model. */
  private static final class Errors {
    private final double[] squares;
    private double absolute;

    Errors(int values) {
      squares = new double[values];
    }

    void add(int column, double error) {
      absolute = FiniteError.of(absolute + Math.abs(error));
      squares[column] = FiniteError.of(squares[column] + error * error);
    }

    RegressionError result(int samples, double[] deviations) {
      double squared = 0;
      double determination = 0;
      int varying = 0;
      for (int column = 0; column < squares.length; column++) {
        squared = FiniteError.of(squared + squares[column]);
        if (deviations[column] > 0) {
          double unexplained = FiniteError.of(squares[column] / deviations[column]);
          varying++;
          determination += (1 - unexplained - determination) / varying;
        }
      }
      double count = (double) samples * squares.length;
      return new RegressionError(
          absolute / count,
          Math.sqrt(squared / count),
          varying == 0 ? Optional.empty() : Optional.of(determination));
    }
  }
}
