package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.SyntheticSamples;
import dev.tinyml.converter.calibration.SyntheticSamples.InputRange;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random samples for models that came without data: good for golden vectors, which only have to be
 * computed alike on the board, and not for measuring anything. Immutable.
 */
final class RandomData {
  private static final FindingReport UNVERIFIED =
      new FindingReport(
          "model-unverified",
          true,
          "the model",
          "it came without data",
          "nothing was measured, and its golden vectors are of random inputs",
          "configure <representativeData> with samples, best with labels");

  /** Inputs of float models are most often normalized, so they get values from −1 to 1. */
  private static final double LOWEST = -1;

  private static final double STEP = 1.0 / 128;

  private final ConversionOptions options;

  RandomData(ConversionOptions options) {
    this.options = options;
  }

  /** As many samples as golden vectors, for float inputs; integer inputs are 0 throughout. */
  SampleData forInputs(List<GraphPort> inputs) {
    return of(
        inputs.stream()
            .map(
                input -> {
                  Shape sample = input.shape().withoutBatch();
                  return input.type() == ElementType.FLOAT32
                      ? new InputRange(sample, LOWEST, STEP)
                      : new InputRange(sample, 0, 0);
                })
            .toList());
  }

  /** As many samples as golden vectors, of values in these ranges. */
  SampleData of(List<InputRange> ranges) {
    Dataset dataset =
        new SyntheticSamples().make(ranges, options.goldenVectors(), options.split().seed());
    List<Integer> all = IntStream.range(0, dataset.sampleCount()).boxed().toList();
    return new SampleData(
        dataset, new CalibrationSplit(List.of(), all, List.of()), List.of(UNVERIFIED));
  }
}
