package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import org.tensorflow.lite.schema.Model;

/** Reads the values of constant tensors from a file that {@link TfliteReader} has accepted. */
public final class ConstantReader {
  private final Model model;
  private final BufferReader buffers;

  /**
   * @param bytes the file
   */
  public ConstantReader(ModelBytes bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes.toArray());
    model = Model.getRootAsModel(file);
    buffers = new BufferReader(file, model);
  }

  /**
   * The raw little-endian bytes of a constant tensor of the main graph.
   *
   * @param tensor its index; the tensor must be constant
   */
  public byte[] bytes(int tensor) {
    return bytes(0, tensor);
  }

  /**
   * The raw little-endian bytes of a constant tensor; of a sparse one those values that are stored.
   *
   * @param subgraph index of the graph
   * @param tensor its index there; the tensor must be constant
   */
  public byte[] bytes(int subgraph, int tensor) {
    ByteBuffer data = buffers.data((int) model.subgraphs(subgraph).tensors(tensor).buffer());
    if (!data.hasRemaining()) {
      throw new IllegalArgumentException("tensor " + tensor + " is not constant");
    }
    byte[] values = new byte[data.remaining()];
    data.get(values);
    return values;
  }
}
