package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.CallArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the applications of a layer from its {@code inbound_nodes}. References have the indices of
 * the file, see {@link NodeIndices}. Stateless.
 */
final class InboundNodes {
  private static final String NODES = "inbound_nodes";

  private final Keras3Node keras3Node = new Keras3Node();
  private final Keras2Node keras2Node = new Keras2Node();

  /** The arguments of each application, in order. */
  List<CallArguments> read(LayerSpec layer) {
    List<CallArguments> calls = new ArrayList<>();
    for (JsonCursor node : nodes(layer)) {
      CallArguments arguments =
          isKeras3(node) ? keras3Node.read(layer, node) : keras2Node.read(layer, node);
      if (arguments.tensors().isEmpty()) {
        throw new ProblemException(node.problem("a node without tensors", "at least one tensor"));
      }
      calls.add(arguments);
    }
    return calls;
  }

  /** Whether the nodes of a model's layers have the form of Keras 2. */
  boolean isKeras2(List<LayerSpec> layers) {
    return layers.stream()
        .flatMap(layer -> nodes(layer).stream())
        .findFirst()
        .filter(node -> !isKeras3(node))
        .isPresent();
  }

  private static List<JsonCursor> nodes(LayerSpec layer) {
    Optional<JsonCursor> inbound = layer.json().findNonNull(NODES);
    return inbound
        .filter(c -> !layer.isInput() || c.value() instanceof JsonArray)
        .map(JsonCursor::elements)
        .orElse(List.of());
  }

  private static boolean isKeras3(JsonCursor node) {
    return node.value() instanceof JsonObject object && object.members().containsKey("args");
  }
}
