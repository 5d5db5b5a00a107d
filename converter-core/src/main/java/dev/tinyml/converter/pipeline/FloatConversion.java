package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.finding.RepresentativenessCheck;
import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    QuantizationBench bench =
        new FloatBench(
            request,
            source,
            data,
            floatVerified,
            new DeviceModels(source, floatModel, data, converter.get()));
    QuantizeOptions configured = request.options().quantize();
    if (configured.scheme().isCalibrated()) {
      stages.run("Calibrate", () -> bench.calibrate(configured), Summary::ofObserved);
    }
    List<QuantizedVariant> variants =
        new Variants(request.options())
            .quantize(
                stages,
                (options, named) ->
                    new Quantization(options, named, bench, data).quantize(floatModel));
    List<Shape> outputs = source.outputs().stream().map(GraphPort::shape).toList();
    return new ConversionResults(
        data,
        Optional.of(floatModel),
        variants.stream()
            .map(variant -> new DeviceConversion(stages, bench, data, outputs).run(variant))
            .toList());
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
