package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.report.QuantizationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The files of a conversion in a folder. The manifest is the last to be put there and the first to
 * be taken away: where it is, the others belong to it.
 *
 * @param folder where they lie
 */
public record ConversionFiles(Path folder) {
  /** Name of the float model. */
  public static final String FLOAT_MODEL = "model_float.tflite";

  /** Name of the int8 model. */
  public static final String INT8_MODEL = "model_int8.tflite";

  /** The manifest. */
  public Path manifest() {
    return folder.resolve(ConversionManifest.FILE_NAME);
  }

  /** The float model. */
  public Path floatModel() {
    return folder.resolve(FLOAT_MODEL);
  }

  /** The int8 model. */
  public Path deviceModel() {
    return folder.resolve(INT8_MODEL);
  }

  /** The golden vectors. */
  public Path goldenVectors() {
    return folder.resolve(GoldenVectors.FILE_NAME);
  }

  /** The data of the report. */
  public Path reportData() {
    return folder.resolve(QuantizationReport.FILE_NAME);
  }

  /** The manifest when the folder holds an intact conversion of a request; empty otherwise. */
  public Optional<ConversionManifest> upToDate(String inputDigest) {
    if (!Files.isRegularFile(manifest())) {
      return Optional.empty();
    }
    try {
      ConversionManifest found =
          ConversionManifest.fromText(ConversionManifest.FILE_NAME, Files.readString(manifest()));
      boolean same =
          found.inputDigest().equals(inputDigest)
              && (found.floatModel().isPresent()
                  ? intact(found.floatModel().get(), floatModel())
                  : !Files.exists(floatModel()))
              && intact(found.deviceModel(), deviceModel())
              && intact(found.goldenVectors(), goldenVectors())
              && found.report().isPresent()
              && intact(found.report().get(), reportData());
      return same ? Optional.of(found) : Optional.empty();
    } catch (IOException | ProblemException e) {
      // Whatever is wrong with the old files, a new conversion replaces them.
      return Optional.empty();
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
   * @throws IOException when the disk does not allow it
   */
  public void takeFrom(ConversionFiles finished) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(manifest());
    if (Files.exists(finished.floatModel())) {
      move(finished.floatModel(), floatModel());
    } else {
      // A model that was int8 from the start has no float form.
      Files.deleteIfExists(floatModel());
    }
    move(finished.deviceModel(), deviceModel());
    move(finished.goldenVectors(), goldenVectors());
    move(finished.reportData(), reportData());
    move(finished.manifest(), manifest());
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
