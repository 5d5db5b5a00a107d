package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code conversion.json}: everything that later goals, people and a rebuild a year
 * later need to know about a conversion. The same inputs, options and tool versions give the same
 * bytes: there is no time, path or machine in it.
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
    Optional<FileDigest> report) {

  /** Name of the file in the output folder. */
  public static final String FILE_NAME = "conversion.json";

  private static final String FORMAT = "tinyml-conversion/1";

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

  /** The file's text. */
  public String toText() {
    return new JsonWriter()
        .write(
            Json.object()
                .put("format", FORMAT)
                .put("modelName", modelName)
                .put("tools", tools.toJson())
                .put("inputDigest", inputDigest)
                .put("sourceFormat", sourceFormat)
                .put("source", source.toJson())
                .put("dataset", dataset.toJson())
                .put("options", options)
                .putIfPresent("floatModel", floatModel, FileDigest::toJson)
                .put("deviceModel", deviceModel.toJson())
                .putIfPresent("compressionRatio", compressionRatio(), Json::of)
                .put("operators", Json.array(operators, OperatorUse::toJson))
                .put("inputs", Json.array(inputs, Json::of))
                .put("outputs", Json.array(outputs, Json::of))
                .put("tensors", Json.array(tensors, TensorInfo::toJson))
                .put("calibration", calibration.toJson())
                .putIfPresent("quantization", quantization, QuantizationInfo::toJson)
                .put("verification", verification.toJson())
                .put("goldenVectors", goldenVectors.toJson())
                .putIfPresent("report", report, FileDigest::toJson)
                .build());
  }

  /**
   * Reads a manifest.
   *
   * @param fileName what to call the file in messages
   * @param text its text
   * @throws ProblemException when it is not a manifest of this version
   */
  public static ConversionManifest fromText(String fileName, String text) {
    JsonCursor json;
    try {
      json =
          JsonCursor.root(fileName, new JsonReader().read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new ProblemException(notAManifest(fileName, e.getMessage()), e);
    }
    String format = json.get("format").asString();
    if (!format.equals(FORMAT)) {
      throw new ProblemException(notAManifest(fileName, "format " + format));
    }
    try {
      return read(json);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(notAManifest(fileName, e.getMessage()), e);
    }
  }

  private static ConversionManifest read(JsonCursor json) {
    return new ConversionManifest(
        json.get("modelName").asString(),
        ToolVersions.fromJson(json.get("tools")),
        json.get("inputDigest").asString(),
        json.get("sourceFormat").asString(),
        FileDigest.fromJson(json.get("source")),
        DatasetInfo.fromJson(json.get("dataset")),
        json.get("options").value(),
        json.findNonNull("floatModel").map(FileDigest::fromJson),
        FileDigest.fromJson(json.get("deviceModel")),
        json.get("operators").elements().stream().map(OperatorUse::fromJson).toList(),
        json.get("tensors").elements().stream().map(TensorInfo::fromJson).toList(),
        json.get("inputs").elements().stream().map(JsonCursor::asInt).toList(),
        json.get("outputs").elements().stream().map(JsonCursor::asInt).toList(),
        CalibrationInfo.fromJson(json.get("calibration")),
        json.findNonNull("quantization").map(QuantizationInfo::fromJson),
        VerificationInfo.fromJson(json.get("verification")),
        FileDigest.fromJson(json.get("goldenVectors")),
        json.findNonNull("report").map(FileDigest::fromJson));
  }

  private static Problem notAManifest(String fileName, String found) {
    return new Problem(
        "manifest-unreadable",
        ProblemKind.BROKEN_INPUT,
        fileName,
        found,
        "a conversion manifest, format " + FORMAT,
        "delete the file and run tinyml:convert again");
  }
}
