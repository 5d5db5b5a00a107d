package dev.tinyml.converter.verify;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Classifies held-out samples with the float and with the int8 model. Immutable. */
public final class ClassificationVerifier {
  private final Decision decision;

  /**
   * @param decision how outputs become classes
   */
  public ClassificationVerifier(Decision decision) {
    this.decision = decision;
  }

  /**
   * Counts decisions by true class.
   *
   * @param floatEngine the float reference
   * @param int8Engine the quantized model
   * @param heldOut samples that calibration has not seen; at least one
   * @param sample gives a normalized sample
   * @param label gives its true class
   */
  public ClassificationResult verify(
      InferenceEngine floatEngine,
      InferenceEngine int8Engine,
      List<Integer> heldOut,
      IntFunction<List<FloatTensor>> sample,
      IntFunction<Integer> label) {
    int[][] floatConfusion = new int[decision.classCount()][decision.classCount()];
    int[][] int8Confusion = new int[decision.classCount()][decision.classCount()];
    for (int index : heldOut) {
      List<FloatTensor> inputs = sample.apply(index);
      int truth = label.apply(index);
      floatConfusion[truth][decision.decide(floatEngine.run(inputs).get(0))]++;
      int8Confusion[truth][decision.decide(int8Engine.run(inputs).get(0))]++;
    }
    return new ClassificationResult(lists(floatConfusion), lists(int8Confusion));
  }

  private static List<List<Integer>> lists(int[][] table) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : table) {
      List<Integer> cells = new ArrayList<>(Collections.nCopies(row.length, 0));
      for (int i = 0; i < row.length; i++) {
        cells.set(i, row[i]);
      }
      rows.add(cells);
    }
    return rows;
  }
}
