package dev.tinyml.converter.blame;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of layers that tensor names carry. A converter names a tensor after the nodes that it
 * was made of, {@code dense/MatMul;dense/Relu;dense/Add}, and a node after its layer and what it
 * computes. Stateless.
 */
final class LayerNames {
  /** What the nodes that hold an operator's weights are called. */
  private static final Map<String, List<String>> COMPUTING =
      Map.of(
          "CONV_2D", List.of("conv"),
          "DEPTHWISE_CONV_2D", List.of("depthwise"),
          "TRANSPOSE_CONV", List.of("conv"),
          "FULLY_CONNECTED", List.of("matmul", "tensordot", "einsum"));

  private LayerNames() {}

  /**
   * The layer that an operator belongs to.
   *
   * @param kind the operator's name in the schema
   * @param output name of its first output
   * @return the output's own name where it tells nothing about layers
   */
  static String of(String kind, String output) {
    String[] nodes = output.split(";");
    for (String wanted : COMPUTING.getOrDefault(kind, List.of())) {
      for (String node : nodes) {
        int end = node.lastIndexOf('/');
        if (end > 0 && node.substring(end + 1).toLowerCase(Locale.ROOT).contains(wanted)) {
          return node.substring(0, end);
        }
      }
    }
    int end = nodes.length == 0 ? -1 : nodes[0].lastIndexOf('/');
    return end > 0 ? nodes[0].substring(0, end) : output;
  }
}
