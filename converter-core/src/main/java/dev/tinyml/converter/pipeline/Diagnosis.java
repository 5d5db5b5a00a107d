package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.blame.Blame;
import dev.tinyml.converter.blame.BlameLimits;
import dev.tinyml.converter.blame.BlameResult;
import dev.tinyml.converter.blame.HeldOut;
import dev.tinyml.converter.blame.Judge;
import dev.tinyml.converter.range.TensorReports;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.verify.Decision;
import java.util.List;
import java.util.Optional;

/** Finds out where a finished model for the device loses what it loses. */
final class Diagnosis {
  private final Stages stages;
  private final SampleData data;
  private final List<Shape> outputs;

  /**
   * @param outputs shapes of the model's outputs, with the batch
   */
  Diagnosis(Stages stages, SampleData data, List<Shape> outputs) {
    this.stages = stages;
    this.data = data;
    this.outputs = outputs;
  }

  /** What each operator contributes; nothing for a model whose activations stay float. */
  BlameResult blame(MadeModel made) {
    return made.observed()
        .map(
            observed ->
                stages.run("Compare operators", () -> compare(observed.model(), made), Summary::of))
        .orElseGet(() -> new BlameResult(List.of(), List.of(), List.of()));
  }

  /** What is known about each activation; nothing for a model whose activations stay float. */
  List<TensorReport> activations(MadeModel made) {
    return made.observed()
        .map(
            observed ->
                stages.run(
                    "Measure saturation",
                    () ->
                        new TensorReports()
                            .make(
                                observed.model(),
                                observed.observations(),
                                made.quantized().ranges(),
                                made.model(),
                                data.normalized(data.split().heldOut())),
                    Summary::ofTensors))
        .orElse(List.of());
  }

  private BlameResult compare(FloatTfliteModel reference, MadeModel made) {
    List<Integer> samples = data.measuring();
    return new Blame(BlameLimits.DEFAULT)
        .examine(
            reference,
            made.model(),
            new HeldOut(
                samples.size(),
                position -> data.dataset().normalized(samples.get(position)),
                judge(samples)));
  }

  private Optional<Judge> judge(List<Integer> samples) {
    if (!data.classifies()) {
      return Optional.empty();
    }
    Decision decision = SampleData.decision(outputs);
    return Optional.of(
        (position, results) ->
            decision.decide(results.get(0))
                == data.dataset().label(samples.get(position)).orElseThrow());
  }
}
