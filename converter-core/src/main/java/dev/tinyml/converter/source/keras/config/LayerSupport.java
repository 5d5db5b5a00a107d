package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.ClassIdentity.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses layers by name that can't be converted. Immutable and thread-safe. */
final class LayerSupport {
  /** There are too many to name them in a message. */
  private static final String SUPPORTED =
      "a layer or function that can be converted, see docs/layers.md of this tool";

  private final Set<String> supported;
  private final LegacyOperations legacyOperations = new LegacyOperations();

  /**
   * @param supported layer types that can be converted; inputs and models need not be among them
   */
  LayerSupport(Set<String> supported) {
    this.supported = new TreeSet<>(supported);
    this.supported.add("InputLayer");
  }

  /**
   * Why a layer is not supported; empty when it is.
   *
   * @param layer the serialized layer object, of which nothing but the class is relied on: what
   *     else a layer of unknown code holds is its own affair
   * @param path of the layer
   * @param cell whether the layer around it decides about its class
   */
  Optional<Problem> refusal(JsonCursor layer, String path, boolean cell) {
    ClassIdentity identity = ClassIdentity.read(layer);
    if (identity.origin() == Origin.CUSTOM) {
      return problem(
          "keras-layer-custom",
          path,
          identity,
          "use built-in layers instead: the code of a class of one's own is not in the model file");
    }
    if (LayerSpec.isModel(identity) || cell) {
      return Optional.empty();
    }
    if (legacyOperations.isOperation(identity)) {
      return legacyRefusal(layer, path, identity);
    }
    if (supported.contains(identity.type())) {
      return Optional.empty();
    }
    if (identity.origin() == Origin.OPERATION) {
      return problem(
          "keras-operation-unsupported",
          path,
          identity,
          "express the operation with one of these layers");
    }
    if (identity.type().equals("Lambda")) {
      return problem(
          "keras-lambda-unsupported",
          path,
          identity,
          "replace the Lambda, which holds Python byte code, with built-in layers");
    }
    return problem(
        "keras-layer-unsupported",
        path,
        identity,
        "replace the layer with supported ones, and train or copy the weights again");
  }

  private Optional<Problem> legacyRefusal(JsonCursor layer, String path, ClassIdentity identity) {
    String function = layer.get("config").get("function").asString();
    if (legacyOperations.type(function).filter(supported::contains).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "keras-operation-unsupported",
            ProblemKind.UNSUPPORTED,
            LayerSpec.describe(path, identity.type()),
            "the TensorFlow function " + function,
            "one of the supported functions: "
                + String.join(", ", legacyOperations.functions(supported)),
            "express the function with these or with layers that docs/layers.md lists"));
  }

  private Optional<Problem> problem(
      String id, String path, ClassIdentity identity, String nextStep) {
    return Optional.of(
        new Problem(
            id,
            ProblemKind.UNSUPPORTED,
            LayerSpec.describe(path, identity.type()),
            "class "
                + identity.type()
                + identity.module().map(m -> " of module " + m).orElse(" of no module"),
            SUPPORTED,
            nextStep));
  }
}
