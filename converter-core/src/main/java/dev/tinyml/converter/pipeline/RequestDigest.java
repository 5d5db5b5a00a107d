package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One number for everything that a conversion's bytes depend on: contents of the input files,
 * options, versions. Where the files lie and when they were written does not count.
 */
public final class RequestDigest {
  private final ToolVersions versions;

  /**
   * @param versions of the tools that will run
   */
  public RequestDigest(ToolVersions versions) {
    this.versions = versions;
  }

  /**
   * The digest of a request.
   *
   * @return SHA-256 in hex
   * @throws ProblemException when a file can't be read
   */
  public String of(ConversionRequest request) {
    String text =
        new JsonWriter()
            .write(
                Json.object()
                    .put("tinyml", versions.tinyml())
                    .put("tensorflow", versions.tensorflow())
                    .put("tensorflowLite", versions.tensorflowLite())
                    .put("modelName", request.modelName())
                    .put("model", file(request.model()))
                    .putIfPresent("dataset", request.dataset(), RequestDigest::dataset)
                    .putIfPresent("signature", request.signature(), Json::of)
                    .put("kerasInputs", Json.array(request.kerasInputs(), RequestDigest::file))
                    .put(
                        "kerasPredictions",
                        Json.array(request.kerasPredictions(), RequestDigest::file))
                    .put("options", request.options().toJson())
                    .build());
    return FileDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonValue file(Path file) {
    FileDigest digest = new InputFile(file).digest();
    return Json.object().put("name", digest.name()).put("sha256", digest.sha256()).build();
  }

  private static JsonValue dataset(DatasetFiles dataset) {
    return Json.object()
        .put("id", dataset.id())
        .put("samples", Json.array(dataset.samples(), RequestDigest::file))
        .putIfPresent("labels", dataset.labels(), RequestDigest::file)
        .put("targets", Json.array(dataset.targets(), RequestDigest::file))
        .putIfPresent("mean", dataset.mean(), RequestDigest::file)
        .putIfPresent("std", dataset.std(), RequestDigest::file)
        .putIfPresent("classNames", dataset.classNames(), RequestDigest::file)
        .putIfPresent("signal", dataset.signal(), SignalInfo::toJson)
        .putIfPresent("task", dataset.task().map(Task::id), Json::of)
        .build();
  }
}
