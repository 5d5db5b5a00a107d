package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    List<Path> files = new ArrayList<>(List.of(request.model()));
    files.addAll(request.dataset().samples());
    // A missing optional file leaves its place empty: labels must not pass for a mean.
    request.dataset().labels().ifPresent(files::add);
    String presence =
        ""
            + request.dataset().labels().isPresent()
            + request.dataset().mean().isPresent()
            + request.dataset().std().isPresent()
            + request.dataset().classNames().isPresent()
            + request.kerasInputs().size();
    request.dataset().mean().ifPresent(files::add);
    request.dataset().std().ifPresent(files::add);
    request.dataset().classNames().ifPresent(files::add);
    files.addAll(request.kerasInputs());
    files.addAll(request.kerasPredictions());
    String text =
        new JsonWriter()
            .write(
                Json.object()
                    .put("tinyml", versions.tinyml())
                    .put("tensorflow", versions.tensorflow())
                    .put("tensorflowLite", versions.tensorflowLite())
                    .put("modelName", request.modelName())
                    .put("modelFile", request.model().getFileName().toString())
                    .put("dataset", request.dataset().id())
                    .put("presence", presence)
                    .putIfPresent("signal", request.dataset().signal(), SignalInfo::toJson)
                    .put("files", Json.array(files, file -> Json.of(sha256(file))))
                    .put("options", request.options().toJson())
                    .build());
    return FileDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(Path file) {
    try {
      return file.getFileName() + " " + FileDigest.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "input-unreadable",
              ProblemKind.CONFIGURATION,
              "file " + file,
              Files.exists(file) ? "it can't be read: " + e.getMessage() : "no such file",
              "a readable file",
              "check the path in the configuration"),
          e);
    }
  }
}
