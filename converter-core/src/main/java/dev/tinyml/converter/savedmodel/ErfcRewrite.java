package dev.tinyml.converter.savedmodel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * Writes erfc(x), which the converter doesn't know, by erf, which it knows as a part of GELU:
 * erfc(-x × c) becomes 1 + erf(x × c), and erfc(x) otherwise 1 - erf(x). Stateless.
 */
final class ErfcRewrite {
  private ErfcRewrite() {}

  static boolean applies(NodeDef node) {
    return node.getOp().equals("Erfc") && type(node) == DataType.DT_FLOAT;
  }

  private static DataType type(NodeDef node) {
    return node.getAttrMap().getOrDefault("T", AttrValue.getDefaultInstance()).getType();
  }

  /**
   * The nodes that replace one; the last has its name, and its output is named {@code z}.
   *
   * @param keep keeps a tensor and gives its name in the copy
   */
  static List<NodeDef> rewrite(Body body, NodeDef node, Function<TensorName, String> keep) {
    DataType type = DataType.DT_FLOAT;
    String name = node.getName();
    String erf = body.output(name + "/erf", "y");
    NodeDef one = NodeWriter.constant(name + "/one", NodeWriter.scalar(1f));
    String oneOutput = body.output(one.getName(), "output");
    Optional<Product> negated = negatedProduct(body, body.input(node, 0));
    if (negated.isEmpty()) {
      return List.of(
          NodeWriter.typed(name + "/erf", "Erf", type, keep.apply(body.input(node, 0))),
          one,
          NodeWriter.typed(name, "Sub", type, oneOutput, erf));
    }
    Product product = negated.orElseThrow();
    return List.of(
        NodeWriter.typed(
            name + "/scaled", "Mul", type, keep.apply(product.x()), keep.apply(product.factor())),
        NodeWriter.typed(name + "/erf", "Erf", type, body.output(name + "/scaled", "z")),
        one,
        NodeWriter.typed(name, "AddV2", type, erf, oneOutput));
  }

  private record Product(TensorName x, TensorName factor) {}

  private static Optional<Product> negatedProduct(Body body, TensorName tensor) {
    Optional<NodeDef> product = body.find(tensor.node()).filter(n -> n.getOp().equals("Mul"));
    if (product.isEmpty()) {
      return Optional.empty();
    }
    TensorName first = body.input(product.orElseThrow(), 0);
    TensorName second = body.input(product.orElseThrow(), 1);
    return negated(body, first)
        .map(x -> new Product(x, second))
        .or(() -> negated(body, second).map(x -> new Product(x, first)));
  }

  private static Optional<TensorName> negated(Body body, TensorName tensor) {
    return body.find(tensor.node()).filter(n -> n.getOp().equals("Neg")).map(n -> body.input(n, 0));
  }
}
