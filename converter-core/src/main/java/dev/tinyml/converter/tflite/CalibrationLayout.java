package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes room in a float model for the activation ranges that {@link RangeWriter} writes: gives
 * every fused LSTM the five tensors that only carry ranges of values within the operator (schema:
 * {@code intermediates}; the last one is for the hidden state), and every tensor a table of
 * quantization parameters, which some converters leave out. Stateless.
 */
public final class CalibrationLayout {
  private final TfliteReader reader = new TfliteReader();

  /**
   * Adds what is missing.
   *
   * @param model a float model
   * @return a model that computes the same, with all tensors at their old places and new ones
   *     behind them; the given one when it lacks nothing
   * @throws dev.tinyml.converter.problem.ProblemException when the file would have more than 2^31
   *     bytes
   */
  public FloatTfliteModel prepare(FloatTfliteModel model) {
    ByteBuffer old = ByteBuffer.wrap(model.bytes().toArray()).order(ByteOrder.LITTLE_ENDIAN);
    CalibrationTables tables = new CalibrationTables(old, model.structure());
    if (tables.isComplete()) {
      return model;
    }
    // How far the old content moves is known when the tables in front of it have been written once.
    int front = tables.write(0).limit();
    int shift = Math.toIntExact(RangeWriter.align(front, CalibrationTables.ALIGNMENT));
    ByteBuffer file =
        ByteBuffer.allocate(RangeWriter.size((long) old.limit() + shift))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(tables.write(shift)).put(shift, old, 0, old.limit());
    file.putInt(Integer.BYTES, old.getInt(Integer.BYTES)); // the file identifier
    moveExternalBuffers(file, shift);
    ModelBytes bytes = new ModelBytes(file.array());
    return new FloatTfliteModel(bytes, reader.read("the model with room for ranges", bytes));
  }

  /** Data behind the flatbuffer is found by its distance from the file's begin. */
  private static void moveExternalBuffers(ByteBuffer file, int shift) {
    FlatTable root = FlatTable.root(file);
    for (int i = 0; i < root.length(Schema.MODEL_BUFFERS); i++) {
      FlatTable buffer = root.element(Schema.MODEL_BUFFERS, i);
      if (buffer.has(Schema.BUFFER_OFFSET)) {
        int slot = buffer.slot(Schema.BUFFER_OFFSET);
        long offset = file.getLong(slot);
        if (offset > 1) { // 1 stands for "none" as well as 0
          file.putLong(slot, offset + shift);
        }
      }
    }
  }
}
