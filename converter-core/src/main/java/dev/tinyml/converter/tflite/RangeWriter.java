package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;

/**
 * Writes activation ranges into a model file, where the quantizer looks for them: a new
 * QuantizationParameters table per tensor goes behind the end of the file and the tensor's offset
 * is turned to it. Everything else stays as it was, so nothing is lost that this project's schema
 * classes don't know. Stateless.
 */
public final class RangeWriter {
  private static final int BYTES_PER_RANGE = 48;
  private static final int ALIGNMENT = 16;

  /**
   * Adds ranges.
   *
   * @param model a float model that {@link TfliteReader} has accepted, in which {@link
   *     CalibrationLayout} has made room for the ranges
   * @param ranges by place
   * @return the model with the ranges
   * @throws ProblemException when the file would have more than 2^31 bytes
   */
  public ModelBytes write(ModelBytes model, SortedMap<TensorPlace, ActivationRange> ranges) {
    int start = Math.toIntExact(align(model.size(), ALIGNMENT));
    ByteBuffer file =
        ByteBuffer.allocate(size(start + (long) ranges.size() * BYTES_PER_RANGE))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(model.toArray()).position(start);
    FlatTable root = FlatTable.root(file);
    ranges.forEach(
        (place, range) -> {
          FlatTable tensor =
              root.element(Schema.MODEL_SUBGRAPHS, place.subgraph())
                  .element(Schema.SUBGRAPH_TENSORS, place.tensor());
          int slot = tensor.slot(Schema.TENSOR_QUANTIZATION);
          int table = appendParameters(file, range);
          file.putInt(slot, table - slot);
        });
    return new ModelBytes(file.array());
  }

  /**
   * A file's size as an array's.
   *
   * @throws ProblemException when it is beyond what offsets in a flatbuffer reach
   */
  static int size(long bytes) {
    // A few bytes below 2^31 is where arrays end.
    if (bytes > Integer.MAX_VALUE - Long.BYTES) {
      throw new ProblemException(
          new Problem(
              "int8-model-size",
              ProblemKind.UNSUPPORTED,
              "the float model",
              bytes + " bytes with its activation ranges",
              "less than 2^31 bytes, the most that a flatbuffer can hold",
              "choose a smaller model"));
    }
    return (int) bytes;
  }

  /** Appends a table with two fields, min and max, each a vector of one float. */
  private static int appendParameters(ByteBuffer file, ActivationRange range) {
    int vtable = file.position();
    file.putShort((short) 8).putShort((short) 12); // sizes of the vtable and of the table
    file.putShort((short) 4).putShort((short) 8); // where min and max stand in the table
    int table = file.position();
    int vectorMin = table + 12;
    int vectorMax = vectorMin + 8;
    file.putInt(table - vtable);
    file.putInt(vectorMin - file.position());
    file.putInt(vectorMax - file.position());
    file.putInt(1).putFloat(range.min());
    file.putInt(1).putFloat(range.max());
    file.position((int) align(file.position(), ALIGNMENT));
    return table;
  }

  static long align(long value, int alignment) {
    return (value + alignment - 1) / alignment * alignment;
  }
}
