package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.ModelReader;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.UnsupportedLayers;
import dev.tinyml.converter.source.hdf5.WeightFile;
import dev.tinyml.converter.source.keras.config.ModelConfigReader;
import dev.tinyml.converter.source.keras.config.ModelSpec;
import dev.tinyml.converter.source.keras.weights.HdfWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads whole models in HDF5 files of Keras 2 and 3. The configuration is the text attribute {@code
 * model_config}; training state is not looked at. Immutable and thread-safe.
 */
public final class KerasH5Reader implements ModelReader {
  private static final String CONFIG = "model_config";
  private static final String VERSION = "keras_version";

  private final ArchiveLimits limits = ArchiveLimits.DEFAULT;
  private final KerasJson json = new KerasJson();
  private final ModelConfigReader configReader = new ModelConfigReader();

  @Override
  public ModelFormat format() {
    return ModelFormat.HDF5;
  }

  @Override
  public SourceModel read(Path file, Set<String> supportedTypes, UnsupportedLayers unsupported) {
    String subject = "model file " + file;
    try (WeightFile content = new WeightFile(subject, content(file))) {
      String config =
          content
              .attribute("", CONFIG)
              .orElseThrow(() -> new ProblemException(weightsOnly(subject)));
      ModelSpec spec =
          configReader.read(
              json.parse(subject + ", " + CONFIG, config.getBytes(StandardCharsets.UTF_8)),
              supportedTypes,
              unsupported);
      LayerGraph graph = new ModelAssembler(new HdfWeights(content).read(spec)).graph(spec);
      String producer =
          content.attribute("", VERSION).map(version -> "keras " + version).orElse("keras");
      return new SourceModel(spec.name(), format().id(), producer, graph);
    }
  }

  private byte[] content(Path file) {
    try {
      long size = Files.size(file);
      if (size > limits.archiveSize()) {
        throw new ProblemException(
            new Problem(
                "keras-archive-size",
                ProblemKind.BROKEN_INPUT,
                "model file " + file,
                size + " bytes",
                "at most " + limits.archiveSize() + " bytes: models for microcontrollers are small",
                "check that this is the model that you mean"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "model-file-unreadable",
              ProblemKind.ENVIRONMENT,
              "model file " + file,
              "reading failed: " + e.getClass().getSimpleName(),
              "a readable file",
              "check the file's permissions and the disk it lies on"),
          e);
    }
  }

  private static Problem weightsOnly(String subject) {
    return new Problem(
        "keras-h5-no-model",
        ProblemKind.BROKEN_INPUT,
        subject,
        "no attribute " + CONFIG + ": weights without the model they belong to",
        "a whole model",
        "save the whole model with model.save(\"model.keras\"), not with save_weights");
  }
}
