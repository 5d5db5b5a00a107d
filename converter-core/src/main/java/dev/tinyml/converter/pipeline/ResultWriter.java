package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Writes the files of a conversion, the manifest last. */
final class ResultWriter {
  private final Versions versions;

  ResultWriter(Versions versions) {
    this.versions = versions;
  }

  /**
   * @param sourceFormat id of the model's format
   * @throws ProblemException when the disk does not allow it
   */
  ConversionManifest write(
      ConversionRequest request,
      ConversionFiles output,
      String sourceFormat,
      ConversionResults results) {
    String golden = results.golden().toText();
    String report = results.report().toText();
    ConversionManifest manifest =
        new ManifestFactory(versions.tools()).make(request, sourceFormat, results, golden, report);
    try {
      if (results.floatModel().isPresent()) {
        Files.write(output.floatModel(), results.floatModel().get().bytes().toArray());
      }
      Files.write(output.deviceModel(results.scheme()), results.deviceModel().bytes().toArray());
      Files.writeString(output.goldenVectors(), golden, StandardCharsets.UTF_8);
      Files.writeString(output.reportData(), report, StandardCharsets.UTF_8);
      Files.writeString(output.manifest(), manifest.toText(), StandardCharsets.UTF_8);
      return manifest;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "output-write",
              ProblemKind.ENVIRONMENT,
              "folder " + output.folder(),
              "writing failed: " + e.getMessage(),
              "a folder that can be written to, on a disk with space",
              "free space or choose another output folder"),
          e);
    }
  }
}
