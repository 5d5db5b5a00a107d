package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Counts how the float model and the device's classify samples, by true class. Not thread-safe; one
 * per comparison, float model first.
 */
public final class ConfusionCounter implements OutputPairs {
  private final Decision decision;
  private final IntUnaryOperator truth;
  private final int[][] floatConfusion;
  private final int[][] deviceConfusion;

  /**
   * @param decision how outputs become classes
   * @param truth the true class of the sample at a position
   */
  public ConfusionCounter(Decision decision, IntUnaryOperator truth) {
    this.decision = decision;
    this.truth = truth;
    floatConfusion = new int[decision.classCount()][decision.classCount()];
    deviceConfusion = new int[decision.classCount()][decision.classCount()];
  }

  @Override
  public void see(int position, List<FloatTensor> floats, List<FloatTensor> devices) {
    int row = truth.applyAsInt(position);
    floatConfusion[row][decision.decide(floats.get(0))]++;
    deviceConfusion[row][decision.decide(devices.get(0))]++;
  }

  /** What was counted up to now. */
  public ClassificationResult result() {
    return new ClassificationResult(Optional.of(lists(floatConfusion)), lists(deviceConfusion));
  }

  private static List<List<Integer>> lists(int[][] table) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : table) {
      List<Integer> cells = new ArrayList<>(row.length);
      for (int cell : row) {
        cells.add(cell);
      }
      rows.add(cells);
    }
    return rows;
  }
}
