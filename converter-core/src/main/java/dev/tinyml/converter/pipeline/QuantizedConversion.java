package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SyntheticSamples.InputRange;
import dev.tinyml.converter.calibration.finding.RepresentativenessCheck;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.source.FileSubject;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The stages from an int8 model on: it is measured where there are samples, and golden vectors are
 * recorded. Used once.
 */
final class QuantizedConversion {
  private final ConversionRequest request;
  private final Stages stages;

  QuantizedConversion(ConversionRequest request, Stages stages) {
    this.request = request;
    this.stages = stages;
  }

  ConversionResults run(QuantizedSource source) {
    checkOptions();
    FileSubject file = new FileSubject(request.model());
    DeviceModel model = source.model();
    SampleData data =
        stages.run(
            "Read samples",
            () -> request.dataset().map(files -> read(files, model)).orElseGet(() -> random(model)),
            found -> Summary.of(found.dataset()));
    VerificationInfo verification =
        stages.run(
            "Verify int8",
            () -> file.of(() -> new Int8Measurement(request, data).measure(model)),
            Summary::ofInt8);
    GoldenVectors golden =
        stages.run(
            "Record golden vectors",
            () ->
                file.of(
                    () ->
                        new GoldenSamples().record(data, request.options().goldenVectors(), model)),
            Summary::of);
    return new ConversionResults(
        data,
        Optional.empty(),
        List.of(
            new DeviceResults(
                Optional.empty(),
                options(),
                QuantizationScheme.INT8,
                model,
                List.of(),
                Optional.empty(),
                verification,
                golden,
                new QuantizationReport(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new ConversionFindings().of(data, verification, List.of()),
                    List.of()))));
  }

  /** Boards may ask for other ways of quantizing, but the model is one as it is. */
  private ConversionOptions options() {
    ConversionOptions asked = request.options();
    return new ConversionOptions(
        asked.quantize(), asked.split(), asked.goldenVectors(), asked.repair());
  }

  /** What is quantized already can't be quantized otherwise. */
  private void checkOptions() {
    Problems problems = new Problems();
    QuantizeOptions options = request.options().quantize();
    if (options.scheme() != QuantizationScheme.INT8
        || options.inputType() != ElementType.INT8
        || options.outputType() != ElementType.INT8) {
      problems.add(
          "scheme-of-quantized-model",
          ProblemKind.CONFIGURATION,
          "<scheme>, <inputType>, <outputType>",
          "scheme "
              + options.scheme().id()
              + " with "
              + options.inputType()
              + " inputs and "
              + options.outputType()
              + " outputs for a model that is int8 already",
          "int8 throughout, as the model is",
          "remove these parameters, or give the float model");
    }
    if (!options.choosesNothing() || request.options().repair().isPresent()) {
      problems.add(
          "quantized-already",
          ProblemKind.CONFIGURATION,
          "<calibrationMethod>, <equalize>, <correctBias>, <repair>",
          options.choices()
              + (request.options().repair().isPresent() ? ", repair" : "")
              + " for a model that is int8 already",
          "nothing but the model as it is",
          "remove these parameters, or give the float model");
    }
    problems.throwIfAny();
  }

  private static SampleData read(DatasetFiles files, DeviceModel model) {
    Dataset dataset =
        SampleData.read(
            files,
            shapes(model.structure().inputTensors()),
            shapes(model.structure().outputTensors()));
    CalibrationSplit split =
        new CalibrationSplit(
            List.of(), IntStream.range(0, dataset.sampleCount()).boxed().toList(), List.of());
    Set<Integer> tokens =
        IntStream.range(0, model.structure().inputTensors().size())
            .filter(i -> model.structure().inputTensors().get(i).spec().quantization().isEmpty())
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    return new SampleData(
        dataset, split, new RepresentativenessCheck().check(dataset, split, tokens));
  }

  private SampleData random(DeviceModel model) {
    return new RandomData(request.options())
        .of(model.structure().inputTensors().stream().map(QuantizedConversion::range).toList());
  }

  private static InputRange range(TfliteTensor input) {
    Shape sample = input.spec().shape().withoutBatch();
    Optional<QuantizationParams> params = input.spec().quantization();
    return params
        .map(
            q ->
                new InputRange(
                    sample, (Byte.MIN_VALUE - q.zeroPoint()) * (double) q.scale(), q.scale()))
        .orElse(new InputRange(sample, 0, 0));
  }

  private static List<Shape> shapes(List<TfliteTensor> tensors) {
    return tensors.stream().map(tensor -> tensor.spec().shape()).toList();
  }
}
