package dev.tinyml.codegen.inspection;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.keras.LayeredDescriber;
import dev.tinyml.codegen.inspection.savedmodel.SignatureDescriber;
import dev.tinyml.codegen.inspection.tflite.TfliteDescriber;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.FileSubject;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Describes model files of all formats. Runs nothing of a model. Immutable and thread-safe. */
public final class ModelInspector {
  private final LayeredDescriber layered = new LayeredDescriber();
  private final TfliteDescriber tflite;
  private final SignatureDescriber signatures;

  /**
   * @param runtimes libraries to judge TensorFlow Lite models for
   * @param fits holds TensorFlow Lite models against boards
   * @param boards boards to hold TensorFlow Lite models against
   * @param signature of SavedModels; empty for the default
   */
  public ModelInspector(
      List<RuntimeProfile> runtimes,
      FitJudge fits,
      List<Board> boards,
      Optional<String> signature) {
    this.tflite = new TfliteDescriber(runtimes, fits, boards);
    this.signatures = new SignatureDescriber(signature);
  }

  /**
   * Describes a model.
   *
   * @param path of a file, or of the folder of a SavedModel; untrusted
   * @throws ProblemException when it is missing or damaged
   */
  public ModelDescription inspect(Path path) {
    return new FileSubject(path).of(() -> describe(path));
  }

  private ModelDescription describe(Path path) {
    ModelFormat format = new FormatDetector().detect(path);
    ModelFile file = new ModelFile(path);
    String name = file.name();
    long size = file.size();
    return switch (format) {
      case TFLITE ->
          tflite.describe("model file " + path, description(name, size, format, ""), file.read());
      case KERAS_V3, HDF5 ->
          layered.describe(path, producer -> description(name, size, format, producer));
      case SAVED_MODEL ->
          signatures.describe(path, producer -> description(name, size, format, producer));
    };
  }

  private static FileDescription description(
      String name, long size, ModelFormat format, String producer) {
    return new FileDescription(name, size, format.id(), text(format), producer);
  }

  private static String text(ModelFormat format) {
    return switch (format) {
      case KERAS_V3 -> "Keras archive";
      case HDF5 -> "Keras model in HDF5";
      case SAVED_MODEL -> "SavedModel";
      case TFLITE -> "TensorFlow Lite";
    };
  }
}
