package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.ClassIdentity.Origin;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layer as the configuration describes it, before its weights are known.
 *
 * @param name unique in its model
 * @param path names from the outermost model's layer to this one, with slashes between
 * @param identity its class
 * @param config its configuration
 * @param configJson the same as JSON
 * @param json the whole layer object
 * @param parts layers in its configuration, by the attributes under which Keras keeps their weights
 * @param body what it computes when it is a model
 */
public record LayerSpec(
    String name,
    String path,
    ClassIdentity identity,
    LayerConfig config,
    JsonCursor configJson,
    JsonCursor json,
    List<Part> parts,
    Optional<ModelSpec> body) {
  private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");
  private static final String INPUT = "InputLayer";

  /** Copies the list. */
  public LayerSpec {
    parts = List.copyOf(parts);
  }

  /**
   * A layer inside another layer's configuration.
   *
   * @param role the attribute: {@code layer}, {@code forward_layer}, {@code cell}; the elements of
   *     a list have the same
   * @param layer the layer
   */
  public record Part(String role, LayerSpec layer) {}

  /**
   * A layer without layers inside.
   *
   * @param path as above
   * @param json the layer object
   */
  static LayerSpec of(
      String name, String path, ClassIdentity identity, JsonCursor config, JsonCursor json) {
    LayerConfig values = new LayerConfig(describe(path, identity.type()), config);
    return new LayerSpec(name, path, identity, values, config, json, List.of(), Optional.empty());
  }

  LayerSpec withConfig(JsonCursor other) {
    return of(name, path, identity, other, json).with(parts, body);
  }

  LayerSpec with(List<Part> otherParts, Optional<ModelSpec> otherBody) {
    return new LayerSpec(name, path, identity, config, configJson, json, otherParts, otherBody);
  }

  /** The type by which support is decided, as in {@link dev.tinyml.converter.source.Layer#type}. */
  public String type() {
    return identity.type();
  }

  /** Whether it is a layer and no function: only layers are counted when weights are numbered. */
  public boolean isBuiltIn() {
    return identity.origin() == Origin.BUILT_IN;
  }

  /** Whether it is no function: Keras keeps weights of layers only, be they the user's own. */
  public boolean isLayer() {
    return identity.origin() != Origin.OPERATION;
  }

  /** Whether it stands for an input of its model. */
  public boolean isInput() {
    return isBuiltIn() && type().equals(INPUT);
  }

  /** Whether it is a Sequential. */
  boolean isSequential() {
    return isBuiltIn() && type().equals("Sequential");
  }

  /** Whether a class is one of Keras' own models. */
  static boolean isModel(ClassIdentity identity) {
    return identity.origin() == Origin.BUILT_IN && MODELS.contains(identity.name());
  }

  /**
   * Whether the layer has weights of its own by its configuration: Keras writes an initializer for
   * each.
   */
  public boolean hasInitializer() {
    return parts.isEmpty()
        && body.isEmpty()
        && configJson.names().stream().anyMatch(n -> n.endsWith("_initializer") && config.has(n));
  }

  /** Whether whole numbers are among its weights: a Normalization counts what it has seen. */
  public boolean hasWholeNumbers() {
    return isBuiltIn() && type().equals("Normalization");
  }

  /** Whether training changes it; weights that don't change come last in HDF5 files. */
  public boolean isTrainable() {
    return configJson
        .find("trainable")
        .filter(c -> c.value() instanceof JsonBoolean value && !value.value())
        .isEmpty();
  }

  /** What layers have in common that are one and the same object in Python; empty when unknown. */
  public Optional<Long> sharedObject() {
    return json.findNonNull("shared_object_id").map(JsonCursor::asLong);
  }

  /** Path and type in the words of a message. */
  public String describe() {
    return describe(path, type());
  }

  static String describe(String path, String type) {
    return "layer " + path + " (" + type + ")";
  }
}
