package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.Int8Engine;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.verify.ConfusionCounter;
import dev.tinyml.converter.verify.EngineComparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures the two models of one conversion against the float graph. */
final class Measurement {
  private final ConversionRequest request;
  private final FrozenGraph graph;
  private final Dataset dataset;
  private final CalibrationSplit split;
  private final EngineComparison comparison = new EngineComparison();
  private final KerasPredictions kerasPredictions = new KerasPredictions();

  Measurement(
      ConversionRequest request, FrozenGraph graph, Dataset dataset, CalibrationSplit split) {
    this.request = request;
    this.graph = graph;
    this.dataset = dataset;
    this.split = split;
  }

  /** The float model on every sample, and Keras' predictions where given. */
  VerificationInfo floatModel(FloatTfliteModel model) {
    try (GraphEngine reference = new GraphEngine(graph);
        FloatEngine engine = new FloatEngine(model)) {
      Iterable<List<FloatTensor>> all =
          () -> IntStream.range(0, dataset.sampleCount()).mapToObj(dataset::normalized).iterator();
      return new VerificationInfo(
          comparison.compare(reference, engine, all),
          keras(reference),
          Optional.empty(),
          Optional.empty());
    }
  }

  private Optional<FloatComparison> keras(GraphEngine reference) {
    if (request.kerasPredictions().isEmpty()) {
      kerasPredictions.requireNone(request.kerasInputs());
      return Optional.empty();
    }
    List<List<FloatTensor>> inputs =
        request.kerasInputs().isEmpty()
            ? IntStream.range(0, dataset.sampleCount()).mapToObj(dataset::normalized).toList()
            : kerasPredictions.inputs(request.kerasInputs(), graph);
    return Optional.of(
        comparison.compare(
            reference,
            inputs,
            kerasPredictions.predictions(request.kerasPredictions(), graph, inputs.size())));
  }

  /**
   * The int8 model on the held-out samples, added to what was measured before. When everything
   * calibrates, outputs are compared on the calibration samples: better than nothing, and the gate
   * says so.
   */
  VerificationInfo int8Model(Int8TfliteModel model, VerificationInfo before) {
    List<Integer> samples = split.heldOut().isEmpty() ? split.calibration() : split.heldOut();
    Optional<ConfusionCounter> confusion =
        dataset.hasLabels() && !split.heldOut().isEmpty()
            ? Optional.of(
                new ConfusionCounter(
                    ConversionPipeline.decision(graph),
                    position -> dataset.label(samples.get(position)).orElseThrow()))
            : Optional.empty();
    try (GraphEngine reference = new GraphEngine(graph);
        Int8Engine engine = Int8Engine.microcontroller(model)) {
      Iterable<List<FloatTensor>> inputs =
          () -> samples.stream().map(dataset::normalized).iterator();
      FloatComparison difference =
          comparison.compare(
              reference,
              engine,
              inputs,
              (position, floats, int8s) ->
                  confusion.ifPresent(counter -> counter.see(position, floats, int8s)));
      return new VerificationInfo(
          before.floatTflite(),
          before.keras(),
          Optional.of(difference),
          confusion.map(ConfusionCounter::result));
    }
  }
}
