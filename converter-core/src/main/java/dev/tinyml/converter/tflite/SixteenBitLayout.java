package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Gives a model with int16 activations the form that kernels run (TensorFlow Lite's quantization
 * specification, 16x8): zero points of int16 values are 0, biases are int64, and a LOGISTIC has a
 * scale of 2^-15. The native quantizer writes zero points of −1, biases of int32, and for LOGISTIC,
 * with all that shares its scale, 2^-16 from a zero point of −32768. What needs more room goes
 * behind the end of the file. Stateless.
 */
public final class SixteenBitLayout {
  private static final int ALIGNMENT = 16;
  private static final int VECTOR_LENGTH = Integer.BYTES;

  /**
   * Changes scales and zero points, constants that depend on them, and biases.
   *
   * @param model a file that TensorFlow's quantizer has just written for int16 activations
   * @param structure what it holds
   * @return a file that kernels run, with all tensors at their old places
   */
  public ModelBytes arrange(ModelBytes model, TfliteModel structure) {
    SixteenBitBiases biases = SixteenBitBiases.of(model, structure);
    int start = Math.toIntExact(RangeWriter.align(model.size(), ALIGNMENT));
    long added = biases.byPlace().size() * 2L * ALIGNMENT + biases.size();
    ByteBuffer file =
        ByteBuffer.allocate(RangeWriter.size(start + added)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(model.toArray()).position(start);
    FlatTable root = FlatTable.root(file);
    for (int graph = 0; graph < structure.subgraphs().size(); graph++) {
      for (TfliteTensor tensor : structure.subgraphs().get(graph).tensors()) {
        if (tensor.spec().type() == ElementType.INT16 && tensor.spec().quantization().isPresent()) {
          center(root, table(root, new TensorPlace(graph, tensor.index())), tensor);
        }
      }
    }
    biases
        .byPlace()
        .forEach(
            (place, bias) -> {
              FlatTable tensor = table(root, place);
              widen(file, root, tensor, bias.values());
              if (bias.unsignedInput()) {
                doubleScales(tensor.table(Schema.TENSOR_QUANTIZATION));
              }
            });
    byte[] content = new byte[file.position()];
    file.get(0, content);
    return new ModelBytes(content);
  }

  /** Whether values were given a zero point as if they were unsigned, so that the scale is half. */
  static boolean isUnsigned(TfliteTensor tensor) {
    return tensor.spec().type() == ElementType.INT16
        && tensor
            .spec()
            .quantization()
            .map(QuantizationParams::zeroPoint)
            .filter(zeroPoint -> zeroPoint == Short.MIN_VALUE)
            .isPresent();
  }

  private static FlatTable table(FlatTable root, TensorPlace place) {
    return root.element(Schema.MODEL_SUBGRAPHS, place.subgraph())
        .element(Schema.SUBGRAPH_TENSORS, place.tensor());
  }

  /** Makes the zero point 0; constants are moved along. */
  private static void center(FlatTable root, FlatTable tensor, TfliteTensor structure) {
    FlatTable parameters = tensor.table(Schema.TENSOR_QUANTIZATION);
    if (parameters.length(Schema.QUANTIZATION_ZERO_POINTS) != 1) {
      return;
    }
    int slot = parameters.vector(Schema.QUANTIZATION_ZERO_POINTS) + VECTOR_LENGTH;
    long zeroPoint = tensor.file().getLong(slot);
    tensor.file().putLong(slot, 0);
    int divisor = isUnsigned(structure) ? 2 : 1;
    if (divisor == 2) {
      doubleScales(parameters);
    }
    if (zeroPoint != 0 && structure.constant()) {
      FlatTable buffer = buffer(root, tensor);
      int data = buffer.vector(Schema.BUFFER_DATA) + VECTOR_LENGTH;
      for (int i = 0; i < buffer.length(Schema.BUFFER_DATA); i += Short.BYTES) {
        long value = (tensor.file().getShort(data + i) - zeroPoint) / divisor;
        tensor.file().putShort(data + i, (short) Math.min(Short.MAX_VALUE, value));
      }
    }
  }

  private static void doubleScales(FlatTable parameters) {
    int scales = parameters.vector(Schema.QUANTIZATION_SCALES) + VECTOR_LENGTH;
    for (int i = 0; i < parameters.length(Schema.QUANTIZATION_SCALES); i++) {
      int slot = scales + i * Float.BYTES;
      parameters.file().putFloat(slot, 2 * parameters.file().getFloat(slot));
    }
  }

  private static FlatTable buffer(FlatTable root, FlatTable tensor) {
    return root.element(
        Schema.MODEL_BUFFERS, tensor.file().getInt(tensor.slot(Schema.TENSOR_BUFFER)));
  }

  private static void widen(ByteBuffer file, FlatTable root, FlatTable tensor, long[] values) {
    // The elements must be aligned for 64 bits; the length stands in front of them.
    int vector =
        (int) RangeWriter.align(file.position() + VECTOR_LENGTH, ALIGNMENT) - VECTOR_LENGTH;
    file.position(vector);
    file.putInt(values.length * Long.BYTES);
    for (long value : values) {
      file.putLong(value);
    }
    int slot = buffer(root, tensor).slot(Schema.BUFFER_DATA);
    file.putInt(slot, vector - slot);
    file.put(tensor.slot(Schema.TENSOR_TYPE), (byte) ElementType.INT64.code());
  }
}
