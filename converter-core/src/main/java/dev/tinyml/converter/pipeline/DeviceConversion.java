package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.blame.BlameResult;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stages from a quantized model on: verify, repair, diagnose, record. */
final class DeviceConversion {
  private final Stages stages;
  private final QuantizationBench bench;
  private final SampleData data;
  private final List<Shape> outputs;

  /**
   * @param outputs shapes of the model's outputs, with the batch
   */
  DeviceConversion(Stages stages, QuantizationBench bench, SampleData data, List<Shape> outputs) {
    this.stages = stages;
    this.bench = bench;
    this.data = data;
    this.outputs = outputs;
  }

  DeviceResults run(QuantizedVariant quantized) {
    Stages own = quantized.variant().map(variant -> stages.about(variant.id())).orElse(stages);
    ConversionOptions options = quantized.options();
    MeasuredModel made = new Quantization(options, own, bench, data).verify(quantized.made());
    DeviceModel model = made.made().model();
    Diagnosis diagnosis = new Diagnosis(own, data, outputs);
    List<TensorReport> activations = diagnosis.activations(made.made());
    BlameResult blame = diagnosis.blame(made.made());
    GoldenVectors golden =
        own.run(
            "Record golden vectors",
            () -> new GoldenSamples().record(data, options.goldenVectors(), model),
            Summary::of);
    return new DeviceResults(
        quantized.variant(),
        options,
        made.options().scheme(),
        model,
        Stream.concat(
                made.made().quantized().warnings().stream().map(DeviceConversion::sentence),
                made.warnings().stream())
            .toList(),
        Optional.of(
            new QuantizationInfo(
                new QuantizeOptionsJson().write(made.options()),
                made.attempts(),
                made.choosingSamples(),
                blame.suspects())),
        made.verification(),
        golden,
        new QuantizationReport(
            activations,
            blame.operators(),
            blame.suspects(),
            blame.notes(),
            new ConversionFindings().of(data, made.verification(), activations),
            made.attempts()));
  }

  private static String sentence(Problem warning) {
    return warning.subject() + ": " + warning.found() + "; " + warning.nextStep() + ".";
  }
}
