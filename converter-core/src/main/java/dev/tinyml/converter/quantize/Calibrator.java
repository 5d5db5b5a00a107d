package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.Observations;
import dev.tinyml.converter.range.Observer;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;

/**
 * Runs a float model on the representative samples and notes what its activations held, for every
 * way to choose ranges at once. The result does not depend on the number of threads. Immutable and
 * thread-safe.
 */
public final class Calibrator {
  private final Observer observer;
  private final CalibrationLayout layout = new CalibrationLayout();

  /** Calibrates on all processors. */
  public Calibrator() {
    this(new Observer());
  }

  /**
   * @param observer runs the model
   */
  public Calibrator(Observer observer) {
    this.observer = observer;
  }

  /**
   * Observes a model.
   *
   * @param candidate a model that was converted for quantization
   * @param representative normalized samples, per model input; at least one. Read twice for a model
   *     with masked scores
   * @param policy which values count
   * @throws dev.tinyml.converter.problem.ProblemException when weights or activations are no
   *     numbers or too large, or the model has an LSTM of a kind that can't be calibrated
   */
  public ObservedModel observe(
      FloatTfliteModel candidate, Iterable<List<FloatTensor>> representative, RangePolicy policy) {
    MaskedScores masks = MaskedScores.find(candidate, policy);
    FloatTfliteModel tamed = masks.tamed(candidate);
    Problems unfit = new Problems();
    new ConstantsCheck().check(tamed, unfit);
    new LstmCheck().check(candidate.structure(), unfit);
    unfit.throwIfAny();
    FloatTfliteModel prepared = layout.prepare(tamed);
    Observations observations = observer.observe(prepared, representative, policy);
    if (!masks.isEmpty()) {
      prepared = masks.bounded(prepared, observations.ranges());
      observations = observer.observe(prepared, representative, policy).keeping(masks.places());
    }
    return new ObservedModel(candidate.structure(), prepared, observations, policy);
  }
}
