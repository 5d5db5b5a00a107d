package dev.tinyml.converter.savedmodel;

import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Writes single nodes. Stateless. */
final class NodeWriter {
  private NodeWriter() {}

  static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  static NodeDef constant(String name, TensorProto value) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type(value.getDtype()))
        .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
        .build();
  }

  static TensorProto scalar(float value) {
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(TensorShapeProto.getDefaultInstance())
        .addFloatVal(value)
        .build();
  }

  static TensorProto scalar(int value) {
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_INT32)
        .setTensorShape(TensorShapeProto.getDefaultInstance())
        .addIntVal(value)
        .build();
  }

  /** A node whose only attribute is its type {@code T}. */
  static NodeDef typed(String name, String operation, DataType type, String... inputs) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp(operation)
        .addAllInput(List.of(inputs))
        .putAttr("T", type(type))
        .build();
  }

  /** A node without what only concerns the program that wrote it. */
  static NodeDef.Builder bare(NodeDef node) {
    NodeDef.Builder copy = NodeDef.newBuilder().setName(node.getName()).setOp(node.getOp());
    node.getAttrMap()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("_")) {
                copy.putAttr(name, value);
              }
            });
    return copy;
  }
}
