package dev.tinyml.converter.correction;

import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Empirical bias correction (arXiv 1906.04721, section 4.2 and appendix D): rounding weights shifts
 * the mean of what a layer gives; the shift is measured per output channel, before the activation
 * function, and taken out of the bias. Immutable and thread-safe.
 *
 * <p>Layers are corrected in execution order, each in the model with all corrections before it, so
 * the model runs once per layer. Correcting all layers at once, several times over, would take less
 * but ends 10 dB worse with ten layers: what one layer gains the next ones make up for again.
 */
public final class BiasCorrector {
  /** Means hardly change with more, and every layer takes a run of each. */
  private static final int MOST_SAMPLES = 128;

  private final MeansOfRuns runs;

  /** Corrects on all processors. */
  public BiasCorrector() {
    this(ParallelSamples.onAllProcessors());
  }

  /**
   * @param threads where models run; the result does not depend on it
   */
  public BiasCorrector(ParallelSamples threads) {
    runs = new MeansOfRuns(threads);
  }

  /**
   * Corrects biases. Operators without a bias, with one that others share, and operators that don't
   * compute with int8 weights and int8 or int16 activations stay as they are.
   *
   * @param candidate the float model that was quantized, after equalization
   * @param quantized what became of it
   * @param representative normalized samples, per model input; can be iterated over several times.
   *     A quarter of them judges, the others correct
   * @return the model whose outputs come closest to the float model's on the samples that judge;
   *     the very one that was given unless another one is better
   */
  public BiasCorrection correct(
      FloatTfliteModel candidate,
      DeviceModel quantized,
      Iterable<List<FloatTensor>> representative) {
    SampleSplit split = new SampleSplit(representative);
    BiasSweep sweep = new BiasSweep(candidate, quantized, split.correcting(MOST_SAMPLES), runs);
    if (sweep.layers().isEmpty()) {
      return new BiasCorrection(quantized, 0, 0, 0);
    }
    DeviceModel ofRuns = quantized;
    for (CorrectableLayer layer : sweep.layers()) {
      ofRuns = sweep.ofRuns(ofRuns, List.of(layer));
    }
    return judge(
        candidate,
        List.of(quantized, sweep.ofWeights(quantized), ofRuns),
        split.judging(),
        sweep.layers().size());
  }

  /**
   * Takes the best model.
   *
   * @param models the first is the one to beat
   */
  private static BiasCorrection judge(
      FloatTfliteModel reference,
      List<DeviceModel> models,
      Iterable<List<FloatTensor>> samples,
      int layers) {
    Scores scores = new Scores(reference.structure());
    List<Trial> trials = new ArrayList<>();
    try (FloatEngine real =
        new FloatEngine(reference, Optional.of(scores), StateBetweenRuns.RESET)) {
      for (DeviceModel model : models) {
        trials.add(new Trial(model));
      }
      for (List<FloatTensor> sample : samples) {
        List<FloatTensor> expected = real.run(sample);
        List<FloatTensor> expectedScores = scores.ofLastRun();
        trials.forEach(trial -> trial.run(sample, expected, expectedScores));
      }
    } finally {
      trials.forEach(Trial::close);
    }
    Trial before = trials.get(0);
    Trial best = before;
    for (Trial trial : trials.subList(1, trials.size())) {
      if (trial.isBetterThan(before) && trial.scoreError() < best.scoreError()) {
        best = trial;
      }
    }
    return new BiasCorrection(best.model(), layers, before.scoreError(), best.scoreError());
  }
}
