package dev.tinyml.codegen.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code tinyml:convert} left behind. */
final class ConversionStore {
  private final ConversionFiles files;

  ConversionStore(ConversionFiles files) {
    this.files = files;
  }

  /** What is known about each model. */
  ManifestFile manifests() {
    return ManifestFile.fromText(
        files.manifest().toString(), new String(read(files.manifest()), UTF_8));
  }

  /** Where the models for devices lie, at least one. */
  List<Path> deviceModels() {
    return manifests().manifests().stream().map(files::deviceModel).toList();
  }

  /**
   * The models, all of which pass a gate.
   *
   * @return at least one, in the order of the manifests
   * @throws ProblemException with the problems of all models
   */
  List<VerifiedModel> verified(Gate gate) {
    VariantProblems problems = new VariantProblems();
    List<VerifiedModel> verified = new ArrayList<>();
    for (ConversionManifest manifest : manifests().manifests()) {
      ModelBytes model = new ModelBytes(read(files.deviceModel(manifest)));
      try {
        verified.add(VerifiedModel.restore(manifest, model, gate));
        problems.add(manifest, List.of());
      } catch (ProblemException e) {
        problems.add(manifest, e.problems());
      }
    }
    if (!problems.list().isEmpty()) {
      throw new ProblemException(problems.list());
    }
    return verified;
  }

  /** The golden vectors that belong to a manifest. */
  GoldenVectors goldenVectors(ConversionManifest manifest) {
    Path file = files.goldenVectors(manifest);
    byte[] content = read(file);
    if (!FileDigest.sha256(content).equals(manifest.goldenVectors().sha256())) {
      throw new ProblemException(changed("golden-vectors-changed", file, manifest.goldenVectors()));
    }
    return GoldenVectors.fromText(file.toString(), new String(content, UTF_8));
  }

  /** What a conversion found out beyond its manifest; nothing where it kept none. */
  QuantizationReport report(ConversionManifest manifest) {
    if (manifest.report().isEmpty()) {
      return QuantizationReport.EMPTY;
    }
    Path file = files.reportData(manifest);
    byte[] content = read(file);
    if (!FileDigest.sha256(content).equals(manifest.report().get().sha256())) {
      throw new ProblemException(changed("report-changed", file, manifest.report().get()));
    }
    return QuantizationReport.fromText(file.toString(), new String(content, UTF_8));
  }

  private static Problem changed(String id, Path file, FileDigest wanted) {
    return new Problem(
        id,
        ProblemKind.BROKEN_INPUT,
        "file " + file,
        "another content than the conversion wrote",
        "SHA-256 " + wanted.sha256(),
        "run tinyml:convert again; files in the output folder are not for editing");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "conversion-missing",
              ProblemKind.CONFIGURATION,
              "file " + file,
              Files.exists(file) ? "it can't be read: " + e.getMessage() : "no such file",
              "a finished conversion in <outputDirectory>",
              "run tinyml:convert before this goal"),
          e);
    }
  }
}
