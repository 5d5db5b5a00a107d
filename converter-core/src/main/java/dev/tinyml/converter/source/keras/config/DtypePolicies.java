package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks in which types a layer computes and keeps its weights. Half precision during training is
 * fine, the converted model computes in float32 and then in int8. Stateless.
 */
final class DtypePolicies {
  /** Weights of plain bfloat16 are opaque bytes without a name in HDF5, which jHDF can't parse. */
  private static final Set<String> ACCEPTED =
      new TreeSet<>(Set.of("float32", "float16", "float64", "mixed_float16", "mixed_bfloat16"));

  /**
   * Adds a problem when the policy of a layer or of a part of it is not accepted. Inputs have types
   * of their own, and a function's dtype is one of its parameters.
   */
  void check(LayerSpec layer, Problems problems) {
    layer.parts().forEach(part -> check(part.layer(), problems));
    Optional<JsonCursor> dtype = layer.configJson().findNonNull("dtype");
    if (layer.isInput() || !layer.isBuiltIn() || dtype.isEmpty()) {
      return;
    }
    String policy;
    try {
      policy = name(dtype.get());
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
      return;
    }
    if (!ACCEPTED.contains(policy)) {
      problems.add(
          "keras-dtype-unsupported",
          ProblemKind.UNSUPPORTED,
          layer.describe() + ", dtype",
          policy,
          "one of " + String.join(", ", ACCEPTED),
          "build the model with dtype float32, load the weights into it and save it; quantizing is"
              + " this tool's work");
    }
  }

  private static String name(JsonCursor dtype) {
    if (dtype.value() instanceof JsonString name) {
      return name.value();
    }
    String className = dtype.get("class_name").asString();
    return dtype
        .get("config")
        .findNonNull("name")
        .filter(n -> !className.contains("Quantized"))
        .map(JsonCursor::asString)
        .orElse(className);
  }
}
