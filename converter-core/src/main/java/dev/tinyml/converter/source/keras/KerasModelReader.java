package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.ModelReader;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.keras.ModelSpec.CallSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final JsonReader jsonReader = new JsonReader();
  private final ModelConfigReader configReader = new ModelConfigReader();
  private final CallOrder callOrder = new CallOrder();
  private final WeightReader weightReader = new WeightReader();

  @Override
  public ModelFormat format() {
    return ModelFormat.KERAS_V3;
  }

  @Override
  public SourceModel read(Path file, Set<String> supportedTypes) {
    try (KerasArchive archive = new KerasArchive(file, limits)) {
      JsonCursor config = parse(file, CONFIG, archive.read(CONFIG, limits.configSize()));
      ModelSpec spec = configReader.read(config, supportedTypes);
      List<CallSpec> calls = callOrder.order(spec);
      Map<String, List<Weight>> weights = weights(file, archive, spec);
      Map<String, Layer> layers = new HashMap<>();
      List<LayerCall> layerCalls =
          calls.stream().map(call -> layerCall(call, weights, layers)).toList();
      return new SourceModel(
          spec.name(),
          format().id(),
          producer(file, archive),
          new LayerGraph(layerCalls, spec.inputs(), spec.outputs()));
    }
  }

  private static LayerCall layerCall(
      CallSpec call, Map<String, List<Weight>> weights, Map<String, Layer> layers) {
    LayerSpec spec = call.layer();
    Layer layer = layers.computeIfAbsent(spec.name(), name -> spec.withWeights(weights.get(name)));
    return new LayerCall(layer, call.node(), call.inputs());
  }

  private Map<String, List<Weight>> weights(Path file, KerasArchive archive, ModelSpec spec) {
    byte[] content = archive.read(WEIGHTS, limits.weightsSize());
    try (WeightFile weights = new WeightFile(subject(file, WEIGHTS), content)) {
      return weightReader.read(weights, spec.layers());
    }
  }

  private JsonCursor parse(Path file, String name, byte[] content) {
    try {
      return JsonCursor.root(subject(file, name), jsonReader.read(content));
    } catch (JsonSyntaxException e) {
      throw new ProblemException(
          new Problem(
              "keras-config-syntax",
              ProblemKind.BROKEN_INPUT,
              subject(file, name),
              "text that is not JSON: " + e.getMessage(),
              "JSON in UTF-8, as Keras writes it",
              "save the model again with model.save(\"model.keras\")"),
          e);
    }
  }

  /** Without metadata.json, which Keras itself can do without, the version is unknown. */
  private String producer(Path file, KerasArchive archive) {
    return archive
        .find(METADATA, limits.configSize())
        .map(content -> parse(file, METADATA, content))
        .flatMap(metadata -> metadata.findNonNull("keras_version"))
        .map(version -> "keras " + version.asString())
        .orElse("keras");
  }

  private static String subject(Path file, String entry) {
    return "model file " + file + ", " + entry;
  }
}
