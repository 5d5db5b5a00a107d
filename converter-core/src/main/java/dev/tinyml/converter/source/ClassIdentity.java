package dev.tinyml.converter.source;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.ProblemException;
import java.util.Optional;
import java.util.Set;

/**
 * What a serialized Keras object says its class is. The class name alone does not tell: a user's
 * own layer may be called {@code Dense}, and functions of keras.ops bear the names of layers.
 *
 * @param name class name, not blank
 * @param module Python module; empty when the file names none
 * @param origin where the class comes from
 */
public record ClassIdentity(String name, Optional<String> module, Origin origin) {
  /** Layers that don't say whether they are trainable. */
  private static final Set<String> SILENT_LAYERS =
      Set.of("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D");

  /** Where a class comes from. */
  public enum Origin {
    /** Keras itself. */
    BUILT_IN,
    /** A function of keras.ops, which Keras stores like a layer. */
    OPERATION,
    /** The user's own code. */
    CUSTOM
  }

  /**
   * Reads the identity from a serialized object. Keras 2.12 leaves the module of its own classes
   * out, while a null stands for a class of the user's main script; Keras 3.0.0 registers its own
   * classes under their names, a user's registered name has a package before a {@code >}, which may
   * be one of Keras itself.
   *
   * @throws ProblemException when there is no class name
   */
  public static ClassIdentity read(JsonCursor object) {
    String name = object.get("class_name").asString();
    if (name.isBlank()) {
      throw new ProblemException(object.problem("a blank class_name", "the name of a class"));
    }
    Optional<JsonCursor> module = object.find("module");
    Optional<String> moduleName = text(module);
    Optional<String> registered = text(object.find("registered_name"));
    boolean kerasModule = module.isEmpty() || moduleName.filter(ClassIdentity::isKeras).isPresent();
    if (!kerasModule || registered.filter(r -> !isOwnName(r, name)).isPresent()) {
      return new ClassIdentity(name, moduleName, Origin.CUSTOM);
    }
    boolean operation =
        moduleName.filter(m -> m.contains(".ops.")).isPresent() || isBareOperation(object);
    return new ClassIdentity(name, moduleName, operation ? Origin.OPERATION : Origin.BUILT_IN);
  }

  /** The name by which support is decided: {@code Dense}, {@code keras.ops.Multiply}. */
  public String type() {
    return origin == Origin.OPERATION ? "keras.ops." + name : name;
  }

  /**
   * Whether an object without a module is a function. In HDF5 files Keras 3 leaves modules out,
   * while {@code Add} may be a layer or a function there; all layers that are called say whether
   * they are trainable, but for those whose names are no functions'.
   */
  private static boolean isBareOperation(JsonCursor object) {
    boolean calledByKeras3 =
        object
            .find("inbound_nodes")
            .filter(nodes -> nodes.value() instanceof JsonArray)
            .flatMap(nodes -> nodes.elements().stream().findFirst())
            .filter(
                node ->
                    node.value() instanceof JsonObject call && call.members().containsKey("args"))
            .isPresent();
    return calledByKeras3
        && !SILENT_LAYERS.contains(object.get("class_name").asString())
        && object.find("module").isEmpty()
        && object
            .find("config")
            .filter(
                config ->
                    config.value() instanceof JsonObject values
                        && !values.members().containsKey("trainable")
                        && !values.members().containsKey("layers"))
            .isPresent();
  }

  /** {@code Dense}, or {@code keras.src.applications.convnext>LayerScale}. */
  private static boolean isOwnName(String registered, String name) {
    int end = registered.indexOf('>');
    return registered.substring(end + 1).equals(name)
        && (end < 0 || isKeras(registered.substring(0, end)));
  }

  private static boolean isKeras(String module) {
    return module.equals("keras")
        || module.startsWith("keras.")
        || module.equals("tf_keras")
        || module.startsWith("tf_keras.");
  }

  private static Optional<String> text(Optional<JsonCursor> member) {
    return member
        .map(JsonCursor::value)
        .filter(JsonString.class::isInstance)
        .map(v -> ((JsonString) v).value());
  }
}
