package dev.tinyml.converter.savedmodel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes models that no exporter would: a signature from {@code x} to {@code y}, without variables.
 */
final class SavedModelFiles {
  private SavedModelFiles() {}

  /** A graph with a placeholder {@code x} of shape (open, 2) and the given nodes. */
  static GraphDef.Builder graph(NodeDef... nodes) {
    return GraphDef.newBuilder()
        .addNode(
            NodeDef.newBuilder()
                .setName("x")
                .setOp("Placeholder")
                .putAttr("dtype", type(DataType.DT_FLOAT)))
        .addAllNode(List.of(nodes));
  }

  /** Writes a graph whose node {@code y} is the output. */
  static Path write(Path folder, GraphDef.Builder graph) throws IOException {
    return write(
        folder,
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
            .setGraphDef(graph)
            .putSignatureDef(
                "serving_default",
                SignatureDef.newBuilder()
                    .putInputs("x", tensor("x:0", shape(-1, 2)))
                    .putOutputs("y", tensor("y:0", shape(-1, 2)))
                    .build()));
  }

  static Path write(Path folder, MetaGraphDef.Builder graph) throws IOException {
    Files.createDirectories(folder);
    SavedModel file = SavedModel.newBuilder().addMetaGraphs(graph).build();
    Files.write(folder.resolve("saved_model.pb"), file.toByteArray());
    return folder;
  }

  static TensorInfo tensor(String name, TensorShapeProto shape) {
    return TensorInfo.newBuilder()
        .setName(name)
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }

  static TensorShapeProto shape(long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }

  static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  static NodeDef node(String name, String operation, String... inputs) {
    return NodeWriter.typed(name, operation, DataType.DT_FLOAT, inputs);
  }

  static NodeDef constant(String name, TensorShapeProto shape, int bytes) {
    return NodeWriter.constant(
        name,
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(new byte[bytes]))
            .build());
  }

  /** A call with one float argument and result. */
  static NodeDef call(String name, String function, String input) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("PartitionedCall")
        .addInput(input)
        .putAttr("Tin", types())
        .putAttr("Tout", types())
        .putAttr(
            "f",
            AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(function)).build())
        .build();
  }

  private static AttrValue types() {
    return AttrValue.newBuilder()
        .setList(AttrValue.ListValue.newBuilder().addType(DataType.DT_FLOAT))
        .build();
  }

  /** A function from {@code a} to {@code r}. */
  static FunctionDef function(String name, String result, NodeDef... nodes) {
    return FunctionDef.newBuilder()
        .setSignature(
            OpDef.newBuilder().setName(name).addInputArg(argument("a")).addOutputArg(argument("r")))
        .addAllNodeDef(List.of(nodes))
        .putRet("r", result)
        .build();
  }

  private static OpDef.ArgDef argument(String name) {
    return OpDef.ArgDef.newBuilder().setName(name).setType(DataType.DT_FLOAT).build();
  }
}
