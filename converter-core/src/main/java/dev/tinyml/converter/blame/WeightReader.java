package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads weights of the device's model. Not thread-safe. */
final class WeightReader {
  private final ConstantReader constants;

  /**
   * @param model the file
   */
  WeightReader(ModelBytes model) {
    constants = new ConstantReader(model);
  }

  /** The bytes of an int8 constant, one per weight. */
  byte[] int8(int subgraph, TfliteTensor tensor) {
    return constants.bytes(subgraph, tensor.index());
  }

  /** The numbers of an int32 constant. */
  int[] int32(int subgraph, TfliteTensor tensor) {
    byte[] bytes = constants.bytes(subgraph, tensor.index());
    int[] numbers = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(numbers);
    return numbers;
  }
}
