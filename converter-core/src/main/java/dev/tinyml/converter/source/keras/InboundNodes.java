package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.TensorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the applications of a layer from its {@code inbound_nodes}: objects with args and kwargs in
 * Keras 3, lists of {@code [layer, node, tensor, kwargs]} in Keras 2. Stateless.
 */
final class InboundNodes {
  private static final String TENSOR = "__keras_tensor__";
  private static final String INPUTS = "inputs";

  /** Whether the layer is training does not matter: a converted model never is. */
  private static final String TRAINING = "training";

  private final TensorRefs refs = new TensorRefs();

  /** The tensors of each application, in order. */
  List<List<TensorRef>> read(LayerSpec layer) {
    List<List<TensorRef>> nodes = new ArrayList<>();
    Optional<JsonCursor> inbound = layer.json().findNonNull("inbound_nodes");
    for (JsonCursor node : inbound.map(JsonCursor::elements).orElse(List.of())) {
      List<TensorRef> inputs =
          node.value() instanceof JsonObject ? keras3(layer, node) : keras2(layer, node);
      if (inputs.isEmpty()) {
        throw new ProblemException(node.problem("a node without tensors", "at least one tensor"));
      }
      nodes.add(inputs);
    }
    return nodes;
  }

  private List<TensorRef> keras3(LayerSpec layer, JsonCursor node) {
    List<TensorRef> inputs = new ArrayList<>();
    for (JsonCursor argument : node.get("args").elements()) {
      collect(layer, argument, inputs);
    }
    node.findNonNull("kwargs")
        .ifPresent(
            kwargs -> {
              for (String key : kwargs.names()) {
                JsonCursor value = kwargs.get(key);
                if (key.equals(INPUTS)) {
                  collect(layer, value, inputs);
                } else {
                  checkIrrelevant(layer, key, value);
                }
              }
            });
    return inputs;
  }

  private void collect(LayerSpec layer, JsonCursor argument, List<TensorRef> inputs) {
    if (argument.value() instanceof JsonArray) {
      argument.elements().forEach(element -> collect(layer, element, inputs));
    } else if (isTensor(argument)) {
      inputs.add(refs.single(argument.get("config").get("keras_history")));
    } else {
      throw new ProblemException(unsupported(layer, argument));
    }
  }

  private List<TensorRef> keras2(LayerSpec layer, JsonCursor node) {
    List<TensorRef> inputs = new ArrayList<>();
    for (JsonCursor entry : refs.isSingle(node) ? List.of(node) : node.elements()) {
      inputs.add(refs.single(entry));
      List<JsonCursor> parts = entry.elements();
      if (parts.size() > 3) {
        for (String key : parts.get(3).names()) {
          checkIrrelevant(layer, key, parts.get(3).get(key));
        }
      }
    }
    return inputs;
  }

  private static boolean isTensor(JsonCursor argument) {
    return argument.value() instanceof JsonObject
        && argument.find("class_name").filter(c -> c.asString().equals(TENSOR)).isPresent();
  }

  /** An argument that is passed over in silence must not change the result. */
  private static void checkIrrelevant(LayerSpec layer, String key, JsonCursor value) {
    boolean off =
        value.value() instanceof JsonNull || value.value() instanceof JsonBoolean b && !b.value();
    if (!off && !key.equals(TRAINING)) {
      throw new ProblemException(unsupported(layer, value));
    }
  }

  private static Problem unsupported(LayerSpec layer, JsonCursor argument) {
    return new Problem(
        "keras-call-argument-unsupported",
        ProblemKind.UNSUPPORTED,
        layer.describe(),
        "a call with an argument of type "
            + argument.value().typeName()
            + " at "
            + argument.location(),
        "a call with tensors only",
        "apply the layer to tensors without further arguments");
  }
}
