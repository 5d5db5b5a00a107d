package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One number for everything that a conversion's bytes depend on: contents of the input files,
 * options, versions. Where the files lie and when they were written does not count.
 */
public final class RequestDigest {
  private static final int PIECE = 1 << 16;

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
    DatasetFiles dataset = request.dataset();
    String text =
        new JsonWriter()
            .write(
                Json.object()
                    .put("tinyml", versions.tinyml())
                    .put("tensorflow", versions.tensorflow())
                    .put("tensorflowLite", versions.tensorflowLite())
                    .put("modelName", request.modelName())
                    .put("model", file(request.model()))
                    .put("dataset", dataset.id())
                    .put("samples", Json.array(dataset.samples(), RequestDigest::file))
                    .putIfPresent("labels", dataset.labels(), RequestDigest::file)
                    .putIfPresent("mean", dataset.mean(), RequestDigest::file)
                    .putIfPresent("std", dataset.std(), RequestDigest::file)
                    .putIfPresent("classNames", dataset.classNames(), RequestDigest::file)
                    .putIfPresent("signal", dataset.signal(), SignalInfo::toJson)
                    .put("kerasInputs", Json.array(request.kerasInputs(), RequestDigest::file))
                    .put(
                        "kerasPredictions",
                        Json.array(request.kerasPredictions(), RequestDigest::file))
                    .put("options", request.options().toJson())
                    .build());
    return FileDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonValue file(Path file) {
    return Json.object()
        .put("name", file.getFileName().toString())
        .put("sha256", sha256(file))
        .build();
  }

  /** Reads piece by piece: a file may be larger than the memory of the build. */
  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        digest.update(piece, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
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
