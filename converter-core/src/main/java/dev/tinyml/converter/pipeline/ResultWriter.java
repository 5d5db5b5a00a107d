package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

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
  ManifestFile write(
      ConversionRequest request,
      ConversionFiles output,
      String sourceFormat,
      ConversionResults results) {
    try {
      if (results.floatModel().isPresent()) {
        Files.write(output.floatModel(), results.floatModel().get().bytes().toArray());
      }
      List<ConversionManifest> manifests = new ArrayList<>();
      for (DeviceResults device : results.devices()) {
        manifests.add(write(request, output, sourceFormat, results, device));
      }
      ManifestFile file = new ManifestFile(manifests);
      Files.writeString(output.manifest(), file.toText(), StandardCharsets.UTF_8);
      return file;
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

  private ConversionManifest write(
      ConversionRequest request,
      ConversionFiles output,
      String sourceFormat,
      ConversionResults results,
      DeviceResults device)
      throws IOException {
    String golden = device.golden().toText();
    String report = device.report().toText();
    ConversionManifest manifest =
        new ManifestFactory(versions.tools())
            .make(request, sourceFormat, results, device, golden, report);
    Files.write(output.deviceModel(manifest), device.model().bytes().toArray());
    Files.writeString(output.goldenVectors(manifest), golden, StandardCharsets.UTF_8);
    Files.writeString(output.reportData(manifest), report, StandardCharsets.UTF_8);
    return manifest;
  }
}
