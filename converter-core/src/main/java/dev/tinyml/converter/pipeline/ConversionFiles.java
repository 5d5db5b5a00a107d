package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of a conversion in a folder. The manifest is the last to be put there and the first to
 * be taken away: where it is, the others belong to it.
 *
 * @param folder where they lie
 */
public record ConversionFiles(Path folder) {
  /** Name of the float model. */
  public static final String FLOAT_MODEL = "model_float.tflite";

  /** Name of the device's model when it is int8. */
  public static final String INT8_MODEL = deviceModelName(QuantizationScheme.INT8);

  /** The manifest. */
  public Path manifest() {
    return folder.resolve(ConversionManifest.FILE_NAME);
  }

  /** The float model. */
  public Path floatModel() {
    return folder.resolve(FLOAT_MODEL);
  }

  /** Name of the model for the device; with NONE it is the float model itself. */
  public static String deviceModelName(QuantizationScheme scheme) {
    return scheme == QuantizationScheme.NONE
        ? FLOAT_MODEL
        : "model_" + scheme.id().replace('-', '_') + ".tflite";
  }

  /** The model for the device, of a scheme. */
  public Path deviceModel(QuantizationScheme scheme) {
    return folder.resolve(deviceModelName(scheme));
  }

  /**
   * The model for the device that a manifest tells of.
   *
   * @throws ProblemException when the manifest names another file than any conversion writes
   */
  public Path deviceModel(ConversionManifest manifest) {
    return folder.resolve(manifest.fileName(deviceModelName(scheme(manifest))));
  }

  /**
   * The scheme of the device's model that a manifest tells of; its file name says so.
   *
   * @throws ProblemException when the manifest names another file than any conversion writes
   */
  public static QuantizationScheme scheme(ConversionManifest manifest) {
    String name = manifest.deviceModel().name();
    return Arrays.stream(QuantizationScheme.values())
        .filter(scheme -> manifest.fileName(deviceModelName(scheme)).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "manifest-device-model",
                        ProblemKind.BROKEN_INPUT,
                        ConversionManifest.FILE_NAME,
                        "a device's model named \"" + name + "\"",
                        Arrays.stream(QuantizationScheme.values())
                            .map(scheme -> manifest.fileName(deviceModelName(scheme)))
                            .collect(Collectors.joining(", ", "one of ", "")),
                        "delete the file and run tinyml:convert again")));
  }

  /** The golden vectors. */
  public Path goldenVectors() {
    return folder.resolve(GoldenVectors.FILE_NAME);
  }

  /** The golden vectors of the model that a manifest tells of. */
  public Path goldenVectors(ConversionManifest manifest) {
    return folder.resolve(manifest.fileName(GoldenVectors.FILE_NAME));
  }

  /** The data of the report. */
  public Path reportData() {
    return folder.resolve(QuantizationReport.FILE_NAME);
  }

  /** The data of the report on the model that a manifest tells of. */
  public Path reportData(ConversionManifest manifest) {
    return folder.resolve(manifest.fileName(QuantizationReport.FILE_NAME));
  }

  /** The manifests when the folder holds an intact conversion of a request; empty otherwise. */
  public Optional<ManifestFile> upToDate(String inputDigest) {
    return found().filter(file -> file.inputDigest().equals(inputDigest)).filter(this::isIntact);
  }

  /** The manifests that lie in the folder; empty as well when they can't be read. */
  public Optional<ManifestFile> found() {
    if (!Files.isRegularFile(manifest())) {
      return Optional.empty();
    }
    try {
      ManifestFile file =
          ManifestFile.fromText(ConversionManifest.FILE_NAME, Files.readString(manifest()));
      file.manifests().forEach(ConversionFiles::scheme);
      return Optional.of(file);
    } catch (IOException | ProblemException e) {
      // Whatever is wrong with the old files, a new conversion replaces them.
      return Optional.empty();
    }
  }

  private boolean isIntact(ManifestFile file) {
    try {
      boolean same =
          file.first().floatModel().isPresent()
              ? intact(file.first().floatModel().get(), floatModel())
              : !Files.exists(floatModel());
      for (ConversionManifest manifest : file.manifests()) {
        same =
            same
                && intact(manifest.deviceModel(), deviceModel(manifest))
                && intact(manifest.goldenVectors(), goldenVectors(manifest))
                && manifest.report().isPresent()
                && intact(manifest.report().get(), reportData(manifest));
      }
      return same;
    } catch (IOException | ProblemException e) {
      return false;
    }
  }

  private static boolean intact(FileDigest file, Path path) throws IOException {
    return file.name().equals(path.getFileName().toString())
        && Files.isRegularFile(path)
        && Files.size(path) == file.size()
        && FileDigest.sha256(Files.readAllBytes(path)).equals(file.sha256());
  }

  /**
   * Moves complete files from another folder on the same file system to this one.
   *
   * @return what they tell of
   * @throws IOException when the disk does not allow it
   */
  public ManifestFile takeFrom(ConversionFiles finished) throws IOException {
    ManifestFile file =
        ManifestFile.fromText(ConversionManifest.FILE_NAME, Files.readString(finished.manifest()));
    List<ConversionManifest> former = found().map(ManifestFile::others).orElse(List.of());
    Files.createDirectories(folder);
    Files.deleteIfExists(manifest());
    if (Files.exists(finished.floatModel())) {
      move(finished.floatModel(), floatModel());
    } else {
      // A model that was int8 from the start has no float form.
      Files.deleteIfExists(floatModel());
    }
    takeDeviceModel(finished);
    move(finished.goldenVectors(), goldenVectors());
    move(finished.reportData(), reportData());
    for (ConversionManifest other : former) {
      Files.deleteIfExists(deviceModel(other));
      Files.deleteIfExists(goldenVectors(other));
      Files.deleteIfExists(reportData(other));
    }
    for (ConversionManifest other : file.others()) {
      move(finished.deviceModel(other), deviceModel(other));
      move(finished.goldenVectors(other), goldenVectors(other));
      move(finished.reportData(other), reportData(other));
    }
    move(finished.manifest(), manifest());
    return file;
  }

  /** Of the first models for the device there is one, of whatever scheme the last one was. */
  private void takeDeviceModel(ConversionFiles finished) throws IOException {
    for (QuantizationScheme scheme : QuantizationScheme.values()) {
      if (scheme == QuantizationScheme.NONE) {
        continue; // the float model, which has been seen to
      }
      if (Files.exists(finished.deviceModel(scheme))) {
        move(finished.deviceModel(scheme), deviceModel(scheme));
      } else {
        Files.deleteIfExists(deviceModel(scheme));
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
