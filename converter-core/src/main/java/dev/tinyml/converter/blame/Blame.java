package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.ArrayList;
import java.util.List;

/** Finds out which operators lose accuracy when a model is quantized. Thread-safe. */
public final class Blame {
  /** Fewer say little about a model. */
  private static final int FEWEST_SAMPLES = 8;

  /** What a run of the device's model costs: the reference kernels are slow. */
  private static final int COST_OF_DEVICE_RUN = 8;

  private static final int RUNS_PER_SAMPLE = 2 + 2 * COST_OF_DEVICE_RUN;

  private final BlameLimits limits;

  /**
   * @param limits how much may be spent
   */
  public Blame(BlameLimits limits) {
    this.limits = limits;
  }

  /**
   * Compares two models operator by operator.
   *
   * @param reference the float model that was quantized, as the quantizer got it: after
   *     equalization, with masks of bounded numbers
   * @param device what became of it
   * @param heldOut samples
   * @return figures are rounded, so that they don't depend on the last digits of float kernels
   * @throws dev.tinyml.converter.problem.ProblemException when a model can't be run
   */
  public BlameResult examine(FloatTfliteModel reference, DeviceModel device, HeldOut heldOut) {
    if (heldOut.count() == 0) {
      return new BlameResult(
          List.of(), List.of(), List.of("there are no samples to compare operators on"));
    }
    ModelPair models = ModelPair.of(reference, device);
    long work = Work.of(reference.structure());
    List<Integer> samples =
        SampleDraw.draw(
            heldOut.count(),
            affordable(limits.errorWork() / work / RUNS_PER_SAMPLE, limits.samples()));
    long runs = models.operators().size() + (long) models.inputs().size();
    long affordable = limits.aloneWork() / work / Math.max(1, runs);
    int alone = affordable < FEWEST_SAMPLES ? 0 : (int) Math.min(samples.size(), affordable);
    List<OperatorSums> sums = new ParallelComparison(models, heldOut).sum(samples, alone);
    OperatorErrors errors = new OperatorErrors(models, sums, heldOut.judge().isPresent());
    List<String> notes = new ArrayList<>(models.compared().notes());
    if (alone == 0) {
      notes.add(
          "no operator was quantized alone: "
              + runs
              + " runs of the model for each sample would take too long");
    }
    return new BlameResult(errors.reports(), new Suspects(models, sums, errors).find(), notes);
  }

  /** However large the model, some samples are worth the wait. */
  private static int affordable(long samples, int most) {
    return (int) Math.max(Math.min(FEWEST_SAMPLES, most), Math.min(most, samples));
  }
}
