package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;

/**
 * A layer as config.json describes it, before its weights are known.
 *
 * @param name unique in its model
 * @param identity its class
 * @param config its configuration
 * @param configJson the same as JSON
 * @param json the whole layer object
 */
record LayerSpec(
    String name,
    ClassIdentity identity,
    LayerConfig config,
    JsonCursor configJson,
    JsonCursor json) {
  private static final Set<String> CONTAINERS = Set.of("Sequential", "Functional", "Model");
  private static final String INPUT = "InputLayer";

  static LayerSpec read(JsonCursor json) {
    ClassIdentity identity = ClassIdentity.read(json);
    JsonCursor config = json.get("config");
    String name = config.get("name").asString();
    return of(name, identity, config, json);
  }

  private static LayerSpec of(
      String name, ClassIdentity identity, JsonCursor config, JsonCursor json) {
    String owner = "layer " + name + " (" + identity.type() + ")";
    return new LayerSpec(name, identity, new LayerConfig(owner, config), config, json);
  }

  LayerSpec withConfig(JsonCursor other) {
    return of(name, identity, other, json);
  }

  String type() {
    return identity.type();
  }

  boolean isBuiltIn() {
    return identity.origin() == ClassIdentity.Origin.BUILT_IN;
  }

  boolean isInput() {
    return isBuiltIn() && type().equals(INPUT);
  }

  /** Whether a class is one of Keras' own models. */
  static boolean isModel(ClassIdentity identity) {
    return identity.origin() == ClassIdentity.Origin.BUILT_IN
        && CONTAINERS.contains(identity.name());
  }

  /**
   * Whether the layer has weights of its own by its configuration: Keras writes an initializer for
   * each.
   */
  boolean hasInitializer() {
    return configJson.names().stream().anyMatch(n -> n.endsWith("_initializer") && config.has(n));
  }

  String describe() {
    return "layer " + name + " (" + type() + ")";
  }

  Layer withWeights(List<Weight> weights) {
    return new Layer(name, type(), config, weights);
  }
}
