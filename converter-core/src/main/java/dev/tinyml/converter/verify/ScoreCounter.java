package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Measures how well the scores of a classifier of two classes tell them apart. Not thread-safe; one
 * per comparison, float model first.
 */
public final class ScoreCounter implements OutputPairs {
  private final IntUnaryOperator truth;
  private final DetectionCounter detection = new DetectionCounter();

  /**
   * @param truth the true class, 0 or 1, of the sample at a position
   */
  public ScoreCounter(IntUnaryOperator truth) {
    this.truth = truth;
  }

  @Override
  public void see(int position, List<FloatTensor> floats, List<FloatTensor> devices) {
    detection.add(truth.applyAsInt(position) == 1, score(floats.get(0)), score(devices.get(0)));
  }

  private static double score(FloatTensor output) {
    return output.size() == 1 ? output.get(0) : (double) output.get(1) - output.get(0);
  }

  /** What was counted; empty unless there were samples of both classes. */
  public Optional<DetectionResult> result() {
    return detection.result();
  }
}
