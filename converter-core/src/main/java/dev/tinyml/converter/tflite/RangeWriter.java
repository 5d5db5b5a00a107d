package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Writes activation ranges into a model file, where the quantizer looks for them: a new
 * QuantizationParameters table per tensor goes behind the end of the file and the tensor's offset
 * is turned to it. Everything else stays as it was, so nothing is lost that this project's schema
 * classes don't know (flatbuffers internals: tables, vtables, forward offsets). Stateless.
 *
 * <p>The file must come from the converter, which writes a quantization table for every tensor.
 */
public final class RangeWriter {
  private static final int BYTES_PER_RANGE = 64;
  private static final int MODEL_SUBGRAPHS = 2;
  private static final int SUBGRAPH_TENSORS = 0;
  private static final int TENSOR_QUANTIZATION = 4;

  /**
   * Adds ranges.
   *
   * @param model a float model
   * @param ranges by tensor index
   * @return the model with the ranges
   * @throws IllegalArgumentException when a tensor has no quantization table
   */
  public ModelBytes write(ModelBytes model, Map<Integer, ActivationRange> ranges) {
    int start = align(model.size(), 16);
    ByteBuffer file =
        ByteBuffer.allocate(start + ranges.size() * BYTES_PER_RANGE).order(ByteOrder.LITTLE_ENDIAN);
    file.put(model.toArray()).position(start);
    int root = file.getInt(0);
    int subgraph = element(file, vector(file, root, MODEL_SUBGRAPHS), 0);
    int tensors = vector(file, subgraph, SUBGRAPH_TENSORS);
    ranges.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              int tensor = element(file, tensors, entry.getKey());
              int slot = tensor + fieldOffset(file, tensor, TENSOR_QUANTIZATION);
              if (slot == tensor) {
                throw new IllegalArgumentException(
                    "tensor " + entry.getKey() + " has no quantization table");
              }
              int table = appendParameters(file, entry.getValue());
              file.putInt(slot, table - slot);
            });
    return new ModelBytes(file.array());
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
    file.position(align(file.position(), BYTES_PER_RANGE / 4));
    return table;
  }

  private static int align(int value, int alignment) {
    return (value + alignment - 1) / alignment * alignment;
  }

  /** Offset of a field within its table; 0 when the table has no such field. */
  private static int fieldOffset(ByteBuffer file, int table, int field) {
    int vtable = table - file.getInt(table);
    int entry = Short.BYTES * (field + 2);
    return entry < file.getShort(vtable) ? file.getShort(vtable + entry) : 0;
  }

  private static int vector(ByteBuffer file, int table, int field) {
    int slot = table + fieldOffset(file, table, field);
    return slot + file.getInt(slot);
  }

  private static int element(ByteBuffer file, int vector, int index) {
    int slot = vector + Integer.BYTES * (index + 1);
    return slot + file.getInt(slot);
  }
}
