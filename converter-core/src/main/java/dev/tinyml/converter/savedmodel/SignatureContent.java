package dev.tinyml.converter.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto.Dim;

/**
 * What a frozen signature consists of.
 *
 * @param operations how many there are of each kind, by TensorFlow's names, those in functions
 *     included; a function that is called twice counts once
 * @param constants values in float32 constants: weights, and what the graph itself holds
 */
public record SignatureContent(SortedMap<String, Integer> operations, long constants) {

  /** Copies the map. */
  public SignatureContent {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
  }

  /** Counts what a signature consists of. */
  public static SignatureContent of(FrozenSignature signature) {
    GraphDef graph = parse(signature);
    SortedMap<String, Integer> operations = new TreeMap<>();
    long constants = count(graph.getNodeList(), operations);
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      constants += count(function.getNodeDefList(), operations);
    }
    return new SignatureContent(operations, constants);
  }

  private static GraphDef parse(FrozenSignature signature) {
    try {
      return GraphDef.parseFrom(signature.graphDef());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a graph that was written here", e);
    }
  }

  private static long count(List<NodeDef> nodes, SortedMap<String, Integer> operations) {
    long constants = 0;
    for (NodeDef node : nodes) {
      operations.merge(node.getOp(), 1, Integer::sum);
      if (node.getOp().equals("Const")) {
        constants +=
            elements(
                node.getAttrMap()
                    .getOrDefault("value", AttrValue.getDefaultInstance())
                    .getTensor());
      }
    }
    return constants;
  }

  private static long elements(TensorProto value) {
    return value.getDtype() == DataType.DT_FLOAT
        ? value.getTensorShape().getDimList().stream()
            .mapToLong(Dim::getSize)
            .reduce(1, (a, b) -> a * b)
        : 0;
  }
}
