package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * Everything that later goals, people and a rebuild a year later need to know about a conversion.
 * The same inputs, options and tool versions give the same bytes: there is no time, path or machine
 * in it. It is about one model for devices; {@link ManifestFile} is the file, with one for each.
 *
 * @param modelName name that generated files carry, taken from the model's file name
 * @param tools versions that the bytes depend on
 * @param inputDigest SHA-256 over inputs, options and versions: unchanged means nothing to do
 * @param sourceFormat what the model file was: {@code keras-v3}
 * @param source the model file
 * @param dataset the calibration data
 * @param options what was configured, as an object
 * @param floatModel the float {@code .tflite}; empty when the source is quantized already
 * @param deviceModel the {@code .tflite} for the device, of any scheme
 * @param operators of the device's model, sorted by name
 * @param tensors of the device's model, by index
 * @param inputs indices of the input tensors, in the model's order
 * @param outputs indices of the output tensors, in the model's order
 * @param calibration which samples were the representative dataset
 * @param quantization how the device's model came about; empty when it came as it is
 * @param verification what was measured
 * @param goldenVectors the file of {@link GoldenVectors}
 * @param report the file with what was found out beyond this; empty in manifests without one
 * @param variant which of several models for devices this is about; empty when there is one
 */
public record ConversionManifest(
    String modelName,
    ToolVersions tools,
    String inputDigest,
    String sourceFormat,
    FileDigest source,
    DatasetInfo dataset,
    JsonValue options,
    Optional<FileDigest> floatModel,
    FileDigest deviceModel,
    List<OperatorUse> operators,
    List<TensorInfo> tensors,
    List<Integer> inputs,
    List<Integer> outputs,
    CalibrationInfo calibration,
    Optional<QuantizationInfo> quantization,
    VerificationInfo verification,
    FileDigest goldenVectors,
    Optional<FileDigest> report,
    Optional<VariantInfo> variant) {

  /** Name of the file in the output folder. */
  public static final String FILE_NAME = "conversion.json";

  /** Of a file about one model. */
  static final String FORMAT = "tinyml-conversion/1";

  /** Of a file about several: whoever knows the other one only must not take the first for all. */
  static final String FORMAT_OF_VARIANTS = "tinyml-conversion/2";

  /** Copies the lists and checks that inputs and outputs are tensors of the model. */
  public ConversionManifest {
    operators = List.copyOf(operators);
    tensors = List.copyOf(tensors);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    for (List<Integer> indices : List.of(inputs, outputs)) {
      for (int index : indices) {
        if (index < 0 || index >= tensors.size()) {
          throw new IllegalArgumentException("tensor " + index + " of " + tensors.size());
        }
      }
    }
  }

  /** The input tensors in the model's order. */
  public List<TensorInfo> inputTensors() {
    return inputs.stream().map(tensors::get).toList();
  }

  /** The output tensors in the model's order. */
  public List<TensorInfo> outputTensors() {
    return outputs.stream().map(tensors::get).toList();
  }

  /** Size of the float model over size of the device's; empty without a float model. */
  public Optional<Double> compressionRatio() {
    return floatModel.map(file -> (double) file.size() / deviceModel.size());
  }

  /** The name of this model's file, when that of an only model is known. */
  public String fileName(String usual) {
    return variant.map(v -> v.fileName(usual)).orElse(usual);
  }

  /** The text of a file about this model alone; for a variant, something to take a digest of. */
  public String toText() {
    ObjectBuilder json = Json.object().put("format", FORMAT);
    writeOrigin(json);
    json.put("options", options).putIfPresent("floatModel", floatModel, FileDigest::toJson);
    writeModel(json);
    json.put("calibration", calibration.toJson());
    writeMeasurements(json);
    variant.ifPresent(v -> json.put("variant", v.toJson().build()));
    return new JsonWriter().write(json.build());
  }

  /** What is the same for all models of a conversion. */
  void writeOrigin(ObjectBuilder json) {
    json.put("modelName", modelName)
        .put("tools", tools.toJson())
        .put("inputDigest", inputDigest)
        .put("sourceFormat", sourceFormat)
        .put("source", source.toJson())
        .put("dataset", dataset.toJson());
  }

  /** What is a variant's own. */
  JsonValue variantToJson() {
    ObjectBuilder json = variant.orElseThrow().toJson().put("options", options);
    writeModel(json);
    json.put("warnings", Json.array(calibration.warnings(), Json::of));
    writeMeasurements(json);
    return json.build();
  }

  private void writeModel(ObjectBuilder json) {
    json.put("deviceModel", deviceModel.toJson())
        .putIfPresent("compressionRatio", compressionRatio(), Json::of)
        .put("operators", Json.array(operators, OperatorUse::toJson))
        .put("inputs", Json.array(inputs, Json::of))
        .put("outputs", Json.array(outputs, Json::of))
        .put("tensors", Json.array(tensors, TensorInfo::toJson));
  }

  private void writeMeasurements(ObjectBuilder json) {
    json.putIfPresent("quantization", quantization, QuantizationInfo::toJson)
        .put("verification", verification.toJson())
        .put("goldenVectors", goldenVectors.toJson())
        .putIfPresent("report", report, FileDigest::toJson);
  }

  /**
   * Reads the file of a conversion that made one model.
   *
   * @param fileName what to call the file in messages
   * @param text its text
   * @throws ProblemException when it is not such a manifest of this version
   */
  public static ConversionManifest fromText(String fileName, String text) {
    ManifestFile file = ManifestFile.fromText(fileName, text);
    if (file.first().variant().isPresent()) {
      throw new ProblemException(notOne(fileName, "format " + FORMAT_OF_VARIANTS));
    }
    return file.first();
  }

  static ConversionManifest read(JsonCursor json) {
    return read(json, json, CalibrationInfo.fromJson(json.get("calibration")), Optional.empty());
  }

  static ConversionManifest readVariant(JsonCursor json, JsonCursor variant, boolean first) {
    return read(
        json,
        variant,
        CalibrationInfo.fromJson(json.get("calibration"), variant.get("warnings")),
        Optional.of(VariantInfo.fromJson(variant, first)));
  }

  private static ConversionManifest read(
      JsonCursor json, JsonCursor own, CalibrationInfo calibration, Optional<VariantInfo> variant) {
    return new ConversionManifest(
        json.get("modelName").asString(),
        ToolVersions.fromJson(json.get("tools")),
        json.get("inputDigest").asString(),
        json.get("sourceFormat").asString(),
        FileDigest.fromJson(json.get("source")),
        DatasetInfo.fromJson(json.get("dataset")),
        own.get("options").value(),
        json.findNonNull("floatModel").map(FileDigest::fromJson),
        FileDigest.fromJson(own.get("deviceModel")),
        own.get("operators").elements().stream().map(OperatorUse::fromJson).toList(),
        own.get("tensors").elements().stream().map(TensorInfo::fromJson).toList(),
        own.get("inputs").elements().stream().map(JsonCursor::asInt).toList(),
        own.get("outputs").elements().stream().map(JsonCursor::asInt).toList(),
        calibration,
        own.findNonNull("quantization").map(QuantizationInfo::fromJson),
        VerificationInfo.fromJson(own.get("verification")),
        FileDigest.fromJson(own.get("goldenVectors")),
        own.findNonNull("report").map(FileDigest::fromJson),
        variant);
  }

  static Problem notOne(String fileName, String found) {
    return new Problem(
        "manifest-unreadable",
        ProblemKind.BROKEN_INPUT,
        fileName,
        found,
        "a conversion manifest, format " + FORMAT + " or " + FORMAT_OF_VARIANTS,
        "delete the file and run tinyml:convert again");
  }
}
