package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.ReconstructionResult;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Measures how well the float and the device's autoencoder give their inputs again, and with labels
 * how well that tells normal samples from anomalies. A sample's score is the mean squared
 * difference between normalized input and output, as in DCASE's task 2 of 2020 and in MLPerf Tiny.
 * Not thread-safe; one per comparison, float model first.
 *
 * @see <a href="https://arxiv.org/abs/2006.05822">Koizumi et al.: DCASE2020 Challenge Task 2</a>
 * @see <a href="https://arxiv.org/abs/2106.07597">Banbury et al.: MLPerf Tiny Benchmark</a>
 */
public final class ReconstructionCounter implements OutputPairs {
  private final IntFunction<List<FloatTensor>> inputs;
  private final IntFunction<OptionalInt> labels;
  private final DetectionCounter detection = new DetectionCounter();
  private double floatError;
  private double deviceError;
  private int normal;

  /**
   * @param inputs normalized inputs of the sample at a position
   * @param labels 0 for a normal sample at a position, 1 for an anomaly; empty when unknown
   */
  public ReconstructionCounter(
      IntFunction<List<FloatTensor>> inputs, IntFunction<OptionalInt> labels) {
    this.inputs = inputs;
    this.labels = labels;
  }

  @Override
  public void see(int position, List<FloatTensor> floats, List<FloatTensor> devices) {
    List<FloatTensor> sample = inputs.apply(position);
    double floatScore = score(sample, floats);
    double deviceScore = score(sample, devices);
    OptionalInt label = labels.apply(position);
    boolean anomaly = label.isPresent() && label.getAsInt() != 0;
    if (!anomaly) {
      normal++;
      floatError += (floatScore - floatError) / normal;
      deviceError += (deviceScore - deviceError) / normal;
    }
    if (label.isPresent()) {
      detection.add(anomaly, floatScore, deviceScore);
    }
  }

  private static double score(List<FloatTensor> inputs, List<FloatTensor> outputs) {
    double sum = 0;
    long count = 0;
    for (int tensor = 0; tensor < inputs.size(); tensor++) {
      for (int i = 0; i < inputs.get(tensor).size(); i++) {
        double error = (double) outputs.get(tensor).get(i) - inputs.get(tensor).get(i);
        sum += error * error;
      }
      count += inputs.get(tensor).size();
    }
    return FiniteError.of(sum / count);
  }

  /** The error on normal samples; empty when there were none. */
  public Optional<ReconstructionResult> result() {
    return normal == 0
        ? Optional.empty()
        : Optional.of(new ReconstructionResult(normal, Optional.of(floatError), deviceError));
  }

  /** How well the error tells anomalies; empty unless there were samples of both kinds. */
  public Optional<DetectionResult> detection() {
    return detection.result();
  }
}
