package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SubGraph;

/** Replaces constants of a file that {@link TfliteReader} has accepted. Stateless. */
public final class ConstantWriter {

  /**
   * Whether a constant's values can be replaced: no other tensor is kept in the same bytes.
   *
   * @param tensor index of a constant of the main graph
   */
  public boolean isAlone(ModelBytes bytes, int tensor) {
    Model model = Model.getRootAsModel(ByteBuffer.wrap(bytes.toArray()));
    long buffer = model.subgraphs(0).tensors(tensor).buffer();
    int users = 0;
    for (int g = 0; g < model.subgraphsLength(); g++) {
      SubGraph graph = model.subgraphs(g);
      for (int t = 0; t < graph.tensorsLength(); t++) {
        users += graph.tensors(t).buffer() == buffer ? 1 : 0;
      }
    }
    return users == 1;
  }

  /**
   * Replaces values.
   *
   * @param values by the index of a constant float32 tensor of the main graph, as many as it holds
   * @return a model of the same layout
   */
  public ModelBytes write(ModelBytes bytes, Map<Integer, float[]> values) {
    Map<Integer, byte[]> contents = new HashMap<>();
    values.forEach(
        (tensor, numbers) -> {
          ByteBuffer content = ByteBuffer.allocate(numbers.length * Float.BYTES);
          content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
          contents.put(tensor, content.array());
        });
    return writeBytes(bytes, contents);
  }

  /**
   * Replaces the bytes of constants.
   *
   * @param contents little-endian, by the index of a constant tensor of the main graph, no more
   *     than it holds
   * @return a model of the same layout
   */
  public ModelBytes writeBytes(ModelBytes bytes, Map<Integer, byte[]> contents) {
    ByteBuffer file = ByteBuffer.wrap(bytes.toArray());
    Model model = Model.getRootAsModel(file);
    BufferReader buffers = new BufferReader(file, model);
    contents.forEach(
        (tensor, content) ->
            buffers.data((int) model.subgraphs(0).tensors(tensor).buffer()).put(content));
    return new ModelBytes(file.array());
  }
}
