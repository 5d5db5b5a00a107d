package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.ClassIdentity.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses layers by name that can't be converted. Immutable and thread-safe. */
final class LayerSupport {
  private final Set<String> supported;

  /**
   * @param supported layer types that can be converted; InputLayer need not be among them
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
   */
  Optional<Problem> refusal(JsonCursor layer) {
    ClassIdentity identity = ClassIdentity.read(layer);
    if (identity.origin() == Origin.CUSTOM) {
      return problem(
          "keras-layer-custom",
          layer,
          identity,
          "use built-in layers instead: the code of a class of one's own is not in the model file");
    }
    if (LayerSpec.isModel(identity)) {
      return problem(
          "keras-nested-model-unsupported",
          layer,
          identity,
          "put the layers of the nested model into the outer model and copy their weights");
    }
    if (supported.contains(identity.type())) {
      return Optional.empty();
    }
    if (identity.origin() == Origin.OPERATION) {
      return problem(
          "keras-operation-unsupported",
          layer,
          identity,
          "express the operation with one of these layers");
    }
    if (identity.type().equals("Lambda")) {
      return problem(
          "keras-lambda-unsupported",
          layer,
          identity,
          "replace the Lambda, which holds Python byte code, with built-in layers");
    }
    return problem(
        "keras-layer-unsupported",
        layer,
        identity,
        "replace the layer with supported ones, and train or copy the weights again");
  }

  private Optional<Problem> problem(
      String id, JsonCursor layer, ClassIdentity identity, String nextStep) {
    return Optional.of(
        new Problem(
            id,
            ProblemKind.UNSUPPORTED,
            "layer " + name(layer) + " (" + identity.type() + ")",
            "class "
                + identity.type()
                + identity.module().map(m -> " of module " + m).orElse(" of no module"),
            "one of the supported layers: " + String.join(", ", supported),
            nextStep));
  }

  private static String name(JsonCursor layer) {
    return layer
        .find("config")
        .filter(c -> c.value() instanceof JsonObject)
        .flatMap(c -> c.find("name"))
        .or(() -> layer.find("name"))
        .filter(n -> n.value() instanceof JsonString)
        .map(JsonCursor::asString)
        .orElse("without a name");
  }
}
