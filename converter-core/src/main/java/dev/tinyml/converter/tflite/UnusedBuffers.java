package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SubGraph;

/**
 * Blanks the data that nothing in a model refers to. TensorFlow's quantizer leaves the initial
 * values of an LSTM's state behind, with numbers in them that count its calls. Stateless.
 */
public final class UnusedBuffers {

  /**
   * Sets to zero the data of buffers that neither a tensor nor an entry of the metadata names.
   *
   * @param model a file that TensorFlow has just written
   * @return the model with the same size and layout
   */
  public ModelBytes clear(ModelBytes model) {
    byte[] content = model.toArray();
    Model file = Model.getRootAsModel(ByteBuffer.wrap(content));
    BitSet used = used(file);
    for (int i = used.nextClearBit(0); i < file.buffersLength(); i = used.nextClearBit(i + 1)) {
      ByteBuffer data = file.buffers(i).dataAsByteBuffer();
      while (data != null && data.hasRemaining()) {
        data.put((byte) 0);
      }
    }
    return new ModelBytes(content);
  }

  private static BitSet used(Model file) {
    BitSet used = new BitSet();
    for (int g = 0; g < file.subgraphsLength(); g++) {
      SubGraph graph = file.subgraphs(g);
      for (int t = 0; t < graph.tensorsLength(); t++) {
        used.set((int) graph.tensors(t).buffer());
      }
    }
    for (int m = 0; m < file.metadataLength(); m++) {
      used.set((int) file.metadata(m).buffer());
    }
    for (int m = 0; m < file.metadataBufferLength(); m++) {
      used.set(file.metadataBuffer(m));
    }
    return used;
  }
}
