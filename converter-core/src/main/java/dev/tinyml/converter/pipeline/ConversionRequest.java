package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to convert, with what data, and how.
 *
 * @param model the model file; untrusted
 * @param modelName name that outputs carry
 * @param signature which signature of a SavedModel to convert; empty for its default, and for other
 *     formats
 * @param dataset the calibration data; untrusted; empty only for models that are int8 already and
 *     for schemes that need none
 * @param kerasInputs inputs that Keras predicted, normalized, one file per model input; empty for
 *     the dataset's own samples
 * @param kerasPredictions Keras' predictions for them, one file per model output; empty for no
 *     comparison
 * @param options how
 */
public record ConversionRequest(
    Path model,
    String modelName,
    Optional<String> signature,
    Optional<DatasetFiles> dataset,
    List<Path> kerasInputs,
    List<Path> kerasPredictions,
    ConversionOptions options) {

  /** Copies the lists. */
  public ConversionRequest {
    kerasInputs = List.copyOf(kerasInputs);
    kerasPredictions = List.copyOf(kerasPredictions);
  }

  /** The request for a worker process; paths are absolute in it. */
  JsonValue toJson() {
    return Json.object()
        .put("model", path(model))
        .put("modelName", modelName)
        .putIfPresent("signature", signature, Json::of)
        .putIfPresent("dataset", dataset, ConversionRequest::datasetToJson)
        .put("kerasInputs", Json.array(kerasInputs, ConversionRequest::path))
        .put("kerasPredictions", Json.array(kerasPredictions, ConversionRequest::path))
        .put("options", options.toJson())
        .build();
  }

  static ConversionRequest fromJson(JsonCursor json) {
    return new ConversionRequest(
        path(json.get("model")),
        json.get("modelName").asString(),
        json.find("signature").map(JsonCursor::asString),
        json.find("dataset").map(ConversionRequest::datasetFromJson),
        paths(json.get("kerasInputs")),
        paths(json.get("kerasPredictions")),
        ConversionOptions.fromJson(json.get("options")));
  }

  private static JsonValue datasetToJson(DatasetFiles dataset) {
    return Json.object()
        .put("id", dataset.id())
        .put("samples", Json.array(dataset.samples(), ConversionRequest::path))
        .putIfPresent("labels", dataset.labels(), ConversionRequest::path)
        .put("targets", Json.array(dataset.targets(), ConversionRequest::path))
        .putIfPresent("mean", dataset.mean(), ConversionRequest::path)
        .putIfPresent("std", dataset.std(), ConversionRequest::path)
        .putIfPresent("classNames", dataset.classNames(), ConversionRequest::path)
        .putIfPresent("signal", dataset.signal(), SignalInfo::toJson)
        .putIfPresent("task", dataset.task().map(Task::id), Json::of)
        .build();
  }

  private static DatasetFiles datasetFromJson(JsonCursor dataset) {
    return new DatasetFiles(
        dataset.get("id").asString(),
        paths(dataset.get("samples")),
        optionalPath(dataset, "labels"),
        paths(dataset.get("targets")),
        optionalPath(dataset, "mean"),
        optionalPath(dataset, "std"),
        optionalPath(dataset, "classNames"),
        dataset.find("signal").map(SignalInfo::fromJson),
        dataset.find("task").map(Task::fromJson));
  }

  private static JsonValue path(Path path) {
    return Json.of(path.toAbsolutePath().toString());
  }

  private static Path path(JsonCursor json) {
    return Path.of(json.asString());
  }

  private static List<Path> paths(JsonCursor json) {
    return json.elements().stream().map(ConversionRequest::path).toList();
  }

  private static Optional<Path> optionalPath(JsonCursor json, String name) {
    return json.find(name).map(ConversionRequest::path);
  }
}
