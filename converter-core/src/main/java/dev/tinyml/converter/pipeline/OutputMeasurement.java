package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.ReconstructionResult;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.verify.ConfusionCounter;
import dev.tinyml.converter.verify.Decision;
import dev.tinyml.converter.verify.NoiseCounter;
import dev.tinyml.converter.verify.OutputPairs;
import dev.tinyml.converter.verify.ReconstructionCounter;
import dev.tinyml.converter.verify.RegressionCounter;
import dev.tinyml.converter.verify.ScoreCounter;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * Measures what the model's task asks for while outputs come in. Accuracy and errors count on
 * held-out samples only; where nothing is held out, an autoencoder's error counts on those that
 * calibrated. Not thread-safe; one per comparison, float model first.
 */
final class OutputMeasurement implements OutputPairs {
  private final Optional<Task> task;
  private final NoiseCounter noise = new NoiseCounter();
  private final Optional<ConfusionCounter> confusion;
  private final Optional<ScoreCounter> scores;
  private final Optional<RegressionCounter> regression;
  private final Optional<ReconstructionCounter> reconstruction;

  /**
   * @param samples which are compared, by position
   * @param outputs shapes of the model's outputs, with the batch
   */
  OutputMeasurement(SampleData data, List<Integer> samples, List<Shape> outputs) {
    Dataset dataset = data.dataset();
    boolean heldOut = !data.split().heldOut().isEmpty();
    task = dataset.task();
    IntUnaryOperator truth = position -> dataset.label(samples.get(position)).orElseThrow();
    Optional<Decision> decision =
        data.classifies() && heldOut ? Optional.of(SampleData.decision(outputs)) : Optional.empty();
    confusion = decision.map(d -> new ConfusionCounter(d, truth));
    scores = decision.filter(d -> d.classCount() == 2).map(d -> new ScoreCounter(truth));
    regression =
        dataset.hasTargets() && heldOut
            ? Optional.of(
                new RegressionCounter(
                    outputs.stream().mapToInt(Shape::elementCount).sum(),
                    position -> dataset.target(samples.get(position))))
            : Optional.empty();
    reconstruction =
        task.filter(t -> t == Task.AUTOENCODER)
            .map(
                t ->
                    new ReconstructionCounter(
                        position -> dataset.normalized(samples.get(position)),
                        position -> dataset.label(samples.get(position))));
  }

  @Override
  public void see(int position, List<FloatTensor> floats, List<FloatTensor> devices) {
    Stream.of(Optional.of(noise), confusion, scores, regression, reconstruction)
        .flatMap(Optional::stream)
        .forEach(counter -> counter.see(position, floats, devices));
  }

  /**
   * What was measured on two models.
   *
   * @param before what was measured about the float model
   * @param difference of the device's outputs to the float outputs
   */
  VerificationInfo result(VerificationInfo before, FloatComparison difference) {
    return new VerificationInfo(
        before.floatTflite(),
        before.keras(),
        Optional.of(difference),
        confusion.map(ConfusionCounter::result),
        task,
        noise.result(),
        regression.flatMap(RegressionCounter::result),
        reconstruction.flatMap(ReconstructionCounter::result),
        detection());
  }

  /**
   * What was measured when there is no float model, and the device's outputs were given for both.
   *
   * @param difference of the device's outputs to recorded predictions
   */
  VerificationInfo deviceOnly(Optional<FloatComparison> difference) {
    return new VerificationInfo(
        Optional.empty(),
        Optional.empty(),
        difference,
        confusion.map(ConfusionCounter::result).map(ClassificationResult::deviceOnly),
        task,
        List.of(),
        regression.flatMap(RegressionCounter::result).map(RegressionResult::deviceOnly),
        reconstruction.flatMap(ReconstructionCounter::result).map(ReconstructionResult::deviceOnly),
        detection().map(DetectionResult::deviceOnly));
  }

  private Optional<DetectionResult> detection() {
    return scores
        .flatMap(ScoreCounter::result)
        .or(() -> reconstruction.flatMap(ReconstructionCounter::detection));
  }
}
