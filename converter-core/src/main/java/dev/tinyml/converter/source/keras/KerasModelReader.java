package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.ModelReader;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.UnsupportedLayers;
import dev.tinyml.converter.source.hdf5.WeightFile;
import dev.tinyml.converter.source.keras.config.ModelConfigReader;
import dev.tinyml.converter.source.keras.config.ModelSpec;
import dev.tinyml.converter.source.keras.weights.ArchiveWeights;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads {@code .keras} archives of Keras 2.13 to 2.21 and 3. The format is described in Keras'
 * saving guide ("Whole-model saving and loading"). Immutable and thread-safe.
 */
public final class KerasModelReader implements ModelReader {
  private static final String CONFIG = "config.json";
  private static final String METADATA = "metadata.json";
  private static final String WEIGHTS = "model.weights.h5";

  private final ArchiveLimits limits = ArchiveLimits.DEFAULT;
  private final KerasJson json = new KerasJson();
  private final ModelConfigReader configReader = new ModelConfigReader();

  @Override
  public ModelFormat format() {
    return ModelFormat.KERAS_V3;
  }

  @Override
  public SourceModel read(Path file, Set<String> supportedTypes, UnsupportedLayers unsupported) {
    try (KerasArchive archive = new KerasArchive(file, limits)) {
      JsonCursor config =
          json.parse(subject(file, CONFIG), archive.read(CONFIG, limits.configSize()));
      ModelSpec spec = configReader.read(config, supportedTypes, unsupported);
      byte[] content = archive.read(WEIGHTS, limits.weightsSize());
      try (WeightFile weights = new WeightFile(subject(file, WEIGHTS), content)) {
        LayerGraph graph = new ModelAssembler(new ArchiveWeights(weights).read(spec)).graph(spec);
        return new SourceModel(spec.name(), format().id(), producer(file, archive), graph);
      }
    }
  }

  /** Without metadata.json, which Keras itself can do without, the version is unknown. */
  private String producer(Path file, KerasArchive archive) {
    return archive
        .find(METADATA, limits.configSize())
        .map(content -> json.parse(subject(file, METADATA), content))
        .flatMap(metadata -> metadata.findNonNull("keras_version"))
        .map(version -> "keras " + version.asString())
        .orElse("keras");
  }

  private static String subject(Path file, String entry) {
    return "model file " + file + ", " + entry;
  }
}
