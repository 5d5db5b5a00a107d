package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of layers that tensor names carry. A converter names a tensor after the nodes that it
 * was made of, {@code dense/MatMul;dense/Relu;dense/Add}, and a node after its layer and what it
 * computes. Immutable.
 */
final class LayerNames {
  /** What the nodes that hold an operator's weights are called. */
  private static final Map<String, List<String>> COMPUTING =
      Map.of(
          "CONV_2D", List.of("conv"),
          "DEPTHWISE_CONV_2D", List.of("depthwise"),
          "TRANSPOSE_CONV", List.of("conv"),
          "FULLY_CONNECTED", List.of("matmul", "tensordot", "einsum"));

  /** They are part of the layer before them more often than a layer of their own. */
  private static final Set<String> ACTIVATIONS =
      Set.of("SOFTMAX", "LOGISTIC", "LOG_SOFTMAX", "TANH", "RELU", "RELU6", "QUANTIZE");

  private static final String ANONYMOUS = "tfl.";

  private final TfliteModel reference;

  /**
   * @param reference the float model
   */
  LayerNames(TfliteModel reference) {
    this.reference = reference;
  }

  /**
   * The layer that an operator belongs to, as its output, its constants or its states tell (those
   * of a fused LSTM are all that has a name); where names don't tell it, the name of its output and
   * the layer before it.
   */
  String of(ComparedOperator operator, String output) {
    Optional<String> named = inName(operator.kind(), output);
    if (named.isPresent()) {
      return named.get();
    }
    TfliteSubgraph graph = reference.subgraphs().get(operator.subgraph());
    Optional<String> ofOperands =
        operator.floatOperator().stream()
            .mapToObj(graph.operators()::get)
            .flatMap(of -> of.inputs().stream())
            .filter(index -> index >= 0)
            .filter(
                index ->
                    graph.tensors().get(index).constant() || graph.tensors().get(index).variable())
            .flatMap(
                index -> inName(operator.kind(), graph.tensors().get(index).spec().name()).stream())
            .findFirst();
    Optional<String> before =
        operator.inputs().stream()
            .map(ComparedTensor::real)
            .flatMap(place -> writer(graph, place).stream())
            .findFirst();
    if (ofOperands.isPresent()) {
      return ofOperands.get();
    }
    if (before.isPresent() && ACTIVATIONS.contains(operator.kind())) {
      return before.get();
    }
    String plain = output.startsWith(ANONYMOUS) ? output.substring(ANONYMOUS.length()) : output;
    return before.map(layer -> plain + " (after " + layer + ")").orElse(plain);
  }

  private static Optional<String> writer(TfliteSubgraph graph, TensorPlace place) {
    return graph.operators().stream()
        .filter(operator -> operator.outputs().contains(place.tensor()))
        .map(TfliteOperator::name)
        .flatMap(kind -> inName(kind, graph.tensors().get(place.tensor()).spec().name()).stream())
        .findFirst();
  }

  private static Optional<String> inName(String kind, String tensor) {
    List<String> layers = new ArrayList<>();
    for (String node : tensor.split(";")) {
      int end = node.lastIndexOf('/');
      if (end > 0) {
        String operation = node.substring(end + 1).toLowerCase(Locale.ROOT);
        boolean computes =
            COMPUTING.getOrDefault(kind, List.of()).stream().anyMatch(operation::contains);
        layers.add(computes ? 0 : layers.size(), node.substring(0, end));
        if (computes) {
          break;
        }
      }
    }
    return layers.stream().findFirst();
  }
}
