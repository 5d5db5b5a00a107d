package dev.tinyml.converter.savedmodel;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Fixes the batch in the element shapes of tensor lists to 1. Recurrent layers collect their steps
 * in such lists; their shapes are constants that shape inference can't reach. Stateless.
 */
final class ListElementShape {
  private static final Map<String, Integer> INPUT =
      Map.of(
          "TensorListReserve", 0,
          "TensorListFromTensor", 1,
          "TensorListStack", 1,
          "TensorListGetItem", 2);

  private ListElementShape() {}

  /**
   * The constant that takes the place of an input.
   *
   * @param index of the input
   * @return empty when that input stays as it is
   */
  static Optional<NodeDef> ofOne(Body body, NodeDef node, int index) {
    Integer position = INPUT.get(node.getOp());
    if (position == null || position != index) {
      return Optional.empty();
    }
    return body.find(body.input(node, index).node())
        .filter(n -> n.getOp().equals("Const") && n.getAttrMap().containsKey("value"))
        .map(n -> sizes(n.getAttrMap().get("value").getTensor()))
        .filter(s -> s.size() > 1 && s.get(0) == -1)
        .filter(s -> s.stream().skip(1).allMatch(size -> size > 0))
        .map(s -> constant(node.getName() + "/element_shape_of_one", s));
  }

  private static List<Integer> sizes(TensorProto shape) {
    if (shape.getDtype() != DataType.DT_INT32 || shape.getTensorShape().getDimCount() != 1) {
      return List.of();
    }
    if (shape.getTensorContent().isEmpty()) {
      return shape.getIntValList();
    }
    IntBuffer content =
        shape
            .getTensorContent()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    return IntStream.range(0, content.limit()).map(content::get).boxed().toList();
  }

  private static NodeDef constant(String name, List<Integer> sizes) {
    List<Integer> ofOne = new ArrayList<>(sizes);
    ofOne.set(0, 1);
    TensorShapeProto rank =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dim.newBuilder().setSize(ofOne.size()))
            .build();
    return NodeWriter.constant(
        name,
        TensorProto.newBuilder()
            .setDtype(DataType.DT_INT32)
            .setTensorShape(rank)
            .addAllIntVal(ofOne)
            .build());
  }
}
