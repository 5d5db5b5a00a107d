package dev.tinyml.converter.range;

import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a float model on the representative samples and keeps what ranges can be chosen from: the
 * extremes and a histogram of each activation. Needs the same memory however many samples there
 * are. Immutable and thread-safe.
 */
public final class Observer {
  /**
   * Magnitude that no activation may exceed: products of two scales, each a range over 255, must
   * stay within float32.
   */
  public static final float LARGEST = 1e18f;

  private final ParallelSamples threads;

  /** Observes on all processors. */
  public Observer() {
    this(ParallelSamples.onAllProcessors());
  }

  /**
   * @param threads where it observes; the result does not depend on it
   */
  public Observer(ParallelSamples threads) {
    this.threads = threads;
  }

  /**
   * Runs every sample once. With {@link RangePolicy#TFLITE_CONVERTER} one thread does it, because a
   * sample then starts from the state that the last one has left.
   *
   * @param model a float model in whose fused LSTMs there is room for ranges
   * @param samples normalized samples, per model input; at least one
   * @throws dev.tinyml.converter.problem.ProblemException when an activation is no number or too
   *     large, or the model can't be run
   */
  public Observations observe(
      FloatTfliteModel model, Iterable<List<FloatTensor>> samples, RangePolicy policy) {
    List<RangeCollector> collectors = new ArrayList<>();
    ObservationTotals totals = new ObservationTotals(model.structure());
    ParallelSamples dealt =
        policy == RangePolicy.TFLITE_CONVERTER ? new ParallelSamples(1) : threads;
    int count =
        dealt.run(
            samples,
            () -> {
              RangeCollector collector = new RangeCollector(model.structure(), policy);
              collectors.add(collector);
              return worker(model, policy, collector);
            },
            (int position, SampleExtremes extremes) -> totals.add(extremes));
    return totals.observations(count, collectors);
  }

  private static SampleWorker<List<FloatTensor>, SampleExtremes> worker(
      FloatTfliteModel model, RangePolicy policy, RangeCollector collector) {
    Optional<ReadingWorker> reading =
        policy == RangePolicy.EXACT ? ReadingWorker.open(model, collector) : Optional.empty();
    return reading.isPresent() ? reading.get() : new ListeningWorker(model, policy, collector);
  }
}
