package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.ClassIdentity.Origin;
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

  /** Adds a problem when a layer is not supported. */
  void check(LayerSpec layer, Problems problems) {
    if (layer.identity().origin() == Origin.CUSTOM) {
      problems.add(
          problem(
              "keras-layer-custom",
              layer,
              "use built-in layers instead: the code of a class of one's own is not in the model"
                  + " file"));
    } else if (layer.isModel()) {
      problems.add(
          problem(
              "keras-nested-model-unsupported",
              layer,
              "put the layers of the nested model into the outer model and train or copy the"
                  + " weights again"));
    } else if (!supported.contains(layer.type())) {
      problems.add(unsupported(layer));
    }
  }

  private Problem unsupported(LayerSpec layer) {
    if (layer.identity().origin() == Origin.OPERATION) {
      return problem(
          "keras-operation-unsupported", layer, "express the operation with one of these layers");
    }
    if (layer.type().equals("Lambda")) {
      return problem(
          "keras-lambda-unsupported",
          layer,
          "replace the Lambda, which holds Python byte code, with built-in layers");
    }
    return problem(
        "keras-layer-unsupported",
        layer,
        "replace the layer with supported ones, and train or copy the weights again");
  }

  private Problem problem(String id, LayerSpec layer, String nextStep) {
    return new Problem(
        id,
        ProblemKind.UNSUPPORTED,
        layer.describe(),
        "class "
            + layer.identity().type()
            + layer.identity().module().map(m -> " of module " + m).orElse(" of no module"),
        "one of the supported layers: " + String.join(", ", supported),
        nextStep);
  }
}
