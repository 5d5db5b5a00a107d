package dev.tinyml.converter.correction;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/** A quantized model that is judged by how close it comes to the float model. Not thread-safe. */
final class Trial implements AutoCloseable {
  private final DeviceModel model;
  private final Scores scores;
  private final DeviceEngine engine;
  private final OutputError outputError = new OutputError();
  private final OutputError scoreError = new OutputError();

  Trial(DeviceModel model) {
    this.model = model;
    scores = new Scores(model.structure());
    engine = DeviceEngine.desktop(model, KernelSet.OPTIMIZED, scores);
  }

  /**
   * Runs a sample.
   *
   * @param expected the float model's outputs
   * @param expectedScores the float model's scores
   */
  void run(List<FloatTensor> sample, List<FloatTensor> expected, List<FloatTensor> expectedScores) {
    List<FloatTensor> found = engine.run(sample);
    outputError.add(expected, found);
    List<FloatTensor> foundScores = scores.ofLastRun();
    boolean paired = sizes(foundScores).equals(sizes(expectedScores)) && !foundScores.isEmpty();
    scoreError.add(paired ? expectedScores : expected, paired ? foundScores : found);
  }

  private static List<Integer> sizes(List<FloatTensor> tensors) {
    return tensors.stream().map(FloatTensor::size).toList();
  }

  DeviceModel model() {
    return model;
  }

  /** How far the outputs are from the float model's. */
  double error() {
    return outputError.value();
  }

  /** How far the scores are from the float model's. */
  double scoreError() {
    return scoreError.value();
  }

  /** Whether scores are closer than another's, not by chance, and outputs no farther. */
  boolean isBetterThan(Trial other) {
    return scoreError.isBelow(other.scoreError) && outputError.value() <= other.error();
  }

  @Override
  public void close() {
    engine.close();
  }
}
