package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.manifest.CalibrationInfo;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.DatasetInfo;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes down what a conversion used and made. Immutable. */
final class ManifestFactory {
  private final ToolVersions tools;

  ManifestFactory(ToolVersions tools) {
    this.tools = tools;
  }

  /**
   * The manifest of one of the models.
   *
   * @param goldenText the golden vectors in their file
   * @param reportText what was found out, in its file
   */
  ConversionManifest make(
      ConversionRequest request,
      String sourceFormat,
      ConversionResults results,
      DeviceResults device,
      String goldenText,
      String reportText) {
    TfliteModel structure = device.model().structure();
    return new ConversionManifest(
        request.modelName(),
        tools,
        new RequestDigest(tools).of(request),
        sourceFormat,
        new InputFile(request.model()).digest(),
        dataset(results.data().dataset()),
        device.options().toJson(),
        results
            .floatModel()
            .map(m -> FileDigest.of(ConversionFiles.FLOAT_MODEL, m.bytes().toArray())),
        FileDigest.of(
            device.fileName(ConversionFiles.deviceModelName(device.scheme())),
            device.model().bytes().toArray()),
        operators(structure),
        structure.tensors().stream()
            .map(t -> new TensorInfo(t.index(), t.constant(), t.spec()))
            .toList(),
        structure.inputs(),
        structure.outputs(),
        new CalibrationInfo(
            request.options().split().seed(),
            results.data().split().calibration(),
            results.data().split().perClass(),
            Stream.concat(
                    device.report().findings().stream().map(FindingReport::sentence),
                    device.warnings().stream())
                .toList()),
        device.quantization(),
        device.verification(),
        digest(device.fileName(GoldenVectors.FILE_NAME), goldenText),
        Optional.of(digest(device.fileName(QuantizationReport.FILE_NAME), reportText)),
        device.variant());
  }

  private static FileDigest digest(String name, String text) {
    return FileDigest.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static DatasetInfo dataset(Dataset dataset) {
    return new DatasetInfo(
        dataset.id(),
        dataset.sampleCount(),
        dataset.files(),
        dataset.classNames(),
        dataset.signal(),
        dataset.normalization());
  }

  /** Uses of the same operator in the same version, sorted by name. */
  static List<OperatorUse> operators(TfliteModel model) {
    TreeMap<OperatorUse, Integer> counts =
        new TreeMap<>(
            Comparator.comparing(OperatorUse::name)
                .thenComparing(OperatorUse::custom)
                .thenComparing(OperatorUse::version));
    for (TfliteOperator operator : model.operators()) {
      counts.merge(
          new OperatorUse(operator.name(), operator.custom(), operator.version(), 1),
          1,
          Integer::sum);
    }
    return counts.entrySet().stream()
        .map(
            e ->
                new OperatorUse(
                    e.getKey().name(), e.getKey().custom(), e.getKey().version(), e.getValue()))
        .toList();
  }
}
