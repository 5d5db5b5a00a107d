package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;

/** Reads the values of constant tensors from a file that {@link TfliteReader} has accepted. */
public final class ConstantReader {
  private final Model model;

  /**
   * @param bytes the file
   */
  public ConstantReader(ModelBytes bytes) {
    model = Model.getRootAsModel(ByteBuffer.wrap(bytes.toArray()));
  }

  /**
   * The raw little-endian bytes of a constant tensor.
   *
   * @param tensor its index; the tensor must be constant
   */
  public byte[] bytes(int tensor) {
    Buffer buffer = model.buffers((int) model.subgraphs(0).tensors(tensor).buffer());
    ByteBuffer data = buffer.dataAsByteBuffer();
    if (data == null) {
      throw new IllegalArgumentException("tensor " + tensor + " is not constant");
    }
    byte[] values = new byte[data.remaining()];
    data.get(values);
    return values;
  }
}
