package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The data that a conversion was calibrated and checked with.
 *
 * @param id short name of the dataset
 * @param sampleCount number of samples, calibration and held-out together
 * @param files everything that was read, in a fixed order
 * @param classNames one per class in the order of the model's outputs; empty when unknown
 * @param signal what a board has to record; empty when unknown
 * @param normalization from raw sample to model input
 */
public record DatasetInfo(
    String id,
    int sampleCount,
    List<FileDigest> files,
    List<String> classNames,
    Optional<SignalInfo> signal,
    Normalization normalization) {

  /** Copies the lists. */
  public DatasetInfo {
    files = List.copyOf(files);
    classNames = List.copyOf(classNames);
  }

  JsonValue toJson() {
    return Json.object()
        .put("id", id)
        .put("sampleCount", sampleCount)
        .put("files", Json.array(files, FileDigest::toJson))
        .put("classNames", Json.array(classNames, Json::of))
        .putIfPresent("signal", signal, SignalInfo::toJson)
        .put("normalization", normalization.toJson())
        .build();
  }

  static DatasetInfo fromJson(JsonCursor json) {
    return new DatasetInfo(
        json.get("id").asString(),
        json.get("sampleCount").asInt(),
        json.get("files").elements().stream().map(FileDigest::fromJson).toList(),
        json.get("classNames").elements().stream().map(JsonCursor::asString).toList(),
        json.findNonNull("signal").map(SignalInfo::fromJson),
        Normalization.fromJson(json.get("normalization")));
  }
}
