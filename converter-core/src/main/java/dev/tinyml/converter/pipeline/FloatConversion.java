package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.blame.BlameResult;
import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.finding.RepresentativenessCheck;
import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stages from a float model on: convert, verify, quantize, verify. Used once. */
final class FloatConversion {
  private final ConversionRequest request;
  private final Stages stages;
  private final Supplier<TensorFlowLiteConverter> converter;

  /**
   * @param converter the native quantizer, loaded when first asked for
   */
  FloatConversion(
      ConversionRequest request, Stages stages, Supplier<TensorFlowLiteConverter> converter) {
    this.request = request;
    this.stages = stages;
    this.converter = converter;
  }

  ConversionResults run(FloatSource source) {
    SampleData data = data(source);
    converter.get();
    FloatTfliteModel floatModel =
        source.isTflite()
            ? source.convert()
            : stages.run("Convert to float TFLite", source::convert, Summary::of);
    FloatMeasurement measurement = new FloatMeasurement(request, source, data);
    VerificationInfo floatVerified =
        stages.run(
            "Verify float model", () -> measurement.floatModel(floatModel), Summary::ofFloat);
    MeasuredModel made =
        new Quantization(
                request.options(),
                stages,
                new FloatBench(
                    request,
                    source,
                    data,
                    floatVerified,
                    new DeviceModels(source, floatModel, data, converter.get())),
                data)
            .run(floatModel);
    DeviceModel deviceModel = made.made().model();
    Diagnosis diagnosis =
        new Diagnosis(stages, data, source.outputs().stream().map(GraphPort::shape).toList());
    List<TensorReport> activations = diagnosis.activations(made.made());
    BlameResult blame = diagnosis.blame(made.made());
    GoldenVectors golden =
        stages.run(
            "Record golden vectors",
            () -> new GoldenSamples().record(data, request.options().goldenVectors(), deviceModel),
            Summary::of);
    return new ConversionResults(
        data,
        Optional.of(floatModel),
        made.options().scheme(),
        deviceModel,
        Stream.concat(
                made.made().quantized().warnings().stream().map(FloatConversion::sentence),
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

  private SampleData data(FloatSource source) {
    List<Shape> inputs = source.inputs().stream().map(GraphPort::shape).toList();
    List<Shape> outputs = source.outputs().stream().map(GraphPort::shape).toList();
    if (request.dataset().isEmpty() && !request.options().quantize().scheme().isCalibrated()) {
      return new RandomData(request.options()).forInputs(source.inputs());
    }
    DatasetFiles files = request.dataset().orElseThrow(() -> new ProblemException(noSamples()));
    Dataset dataset =
        stages.run(
            "Read calibration data", () -> SampleData.read(files, inputs, outputs), Summary::of);
    CalibrationSplit split =
        stages.run(
            "Draw representative samples",
            () -> SampleData.split(dataset, outputs, request.options().split()),
            s -> Summary.of(s, dataset.classNames()));
    List<FindingReport> findings =
        stages.run(
            "Check representative samples",
            () -> new RepresentativenessCheck().check(dataset, split, tokenInputs(source)),
            Summary::ofFindings);
    return new SampleData(dataset, split, findings);
  }

  private static Set<Integer> tokenInputs(FloatSource source) {
    return IntStream.range(0, source.inputs().size())
        .filter(i -> source.inputs().get(i).type() != ElementType.FLOAT32)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  private Problem noSamples() {
    return new Problem(
        "calibration-data-missing",
        ProblemKind.CONFIGURATION,
        "model file " + request.model(),
        "a float model without calibration data",
        "samples that the model was trained for, 100 to 300 of all classes",
        "configure <representativeData>, <datasetDirectory> or a dataset among the dependencies");
  }
}
