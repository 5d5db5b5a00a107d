package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SyntheticSamples;
import dev.tinyml.converter.calibration.SyntheticSamples.InputRange;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.source.FileSubject;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stages from an int8 model on: it is measured where there are samples, and golden vectors are
 * recorded. Used once.
 */
final class QuantizedConversion {
  private static final String UNVERIFIED =
      "The model came without data: nothing was measured, and its golden vectors are of random"
          + " inputs.";

  private final ConversionRequest request;
  private final Stages stages;

  QuantizedConversion(ConversionRequest request, Stages stages) {
    this.request = request;
    this.stages = stages;
  }

  ConversionResults run(QuantizedSource source) {
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
        model,
        List.of(),
        Optional.empty(),
        verification,
        golden,
        QuantizationReport.EMPTY);
  }

  private static SampleData read(DatasetFiles files, DeviceModel model) {
    Dataset dataset =
        SampleData.read(
            files,
            shapes(model.structure().inputTensors()),
            shapes(model.structure().outputTensors()));
    return new SampleData(dataset, allHeldOut(dataset, List.of()));
  }

  private SampleData random(DeviceModel model) {
    Dataset dataset =
        new SyntheticSamples()
            .make(
                model.structure().inputTensors().stream().map(QuantizedConversion::range).toList(),
                request.options().goldenVectors(),
                request.options().split().seed());
    return new SampleData(dataset, allHeldOut(dataset, List.of(UNVERIFIED)));
  }

  private static CalibrationSplit allHeldOut(Dataset dataset, List<String> warnings) {
    List<Integer> all = IntStream.range(0, dataset.sampleCount()).boxed().toList();
    return new CalibrationSplit(List.of(), all, List.of(), warnings);
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
