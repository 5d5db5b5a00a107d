package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a model with int16 activations the form that kernels run (TensorFlow Lite's quantization
 * specification, 16x8): zero points of int16 values are 0, and biases are int64. The native
 * quantizer writes zero points of −1 and biases of int32. What needs more room goes behind the end
 * of the file. Stateless.
 */
public final class SixteenBitLayout {
  private static final int ALIGNMENT = 16;
  private static final int VECTOR_LENGTH = Integer.BYTES;

  /** Where the bias stands among an operator's inputs. */
  private static final Map<String, Integer> BIASES =
      Map.of("CONV_2D", 2, "DEPTHWISE_CONV_2D", 2, "FULLY_CONNECTED", 2, "TRANSPOSE_CONV", 3);

  /**
   * Changes zero points, constants that depend on them, and biases.
   *
   * @param model a file that TensorFlow's quantizer has just written for int16 activations
   * @param structure what it holds
   * @return a file that kernels run, with all tensors at their old places
   */
  public ModelBytes arrange(ModelBytes model, TfliteModel structure) {
    Map<TensorPlace, int[]> biases = biases(model, structure);
    long added = biases.values().stream().mapToLong(b -> (long) b.length * Long.BYTES).sum();
    int start = Math.toIntExact(RangeWriter.align(model.size(), ALIGNMENT));
    ByteBuffer file =
        ByteBuffer.allocate(RangeWriter.size(start + added + (long) biases.size() * 2 * ALIGNMENT))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(model.toArray()).position(start);
    FlatTable root = FlatTable.root(file);
    for (int graph = 0; graph < structure.subgraphs().size(); graph++) {
      for (TfliteTensor tensor : structure.subgraphs().get(graph).tensors()) {
        if (tensor.spec().type() == ElementType.INT16 && tensor.spec().quantization().isPresent()) {
          center(root, table(root, new TensorPlace(graph, tensor.index())), tensor);
        }
      }
    }
    biases.forEach((place, values) -> widen(file, root, table(root, place), values));
    byte[] content = new byte[file.position()];
    file.get(0, content);
    return new ModelBytes(content);
  }

  private static FlatTable table(FlatTable root, TensorPlace place) {
    return root.element(Schema.MODEL_SUBGRAPHS, place.subgraph())
        .element(Schema.SUBGRAPH_TENSORS, place.tensor());
  }

  private static Map<TensorPlace, int[]> biases(ModelBytes model, TfliteModel structure) {
    ConstantReader constants = new ConstantReader(model);
    Map<TensorPlace, int[]> found = new LinkedHashMap<>();
    for (int graph = 0; graph < structure.subgraphs().size(); graph++) {
      TfliteSubgraph subgraph = structure.subgraphs().get(graph);
      for (TfliteTensor bias : biases(subgraph)) {
        IntBuffer values =
            ByteBuffer.wrap(constants.bytes(graph, bias.index()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        int[] numbers = new int[values.remaining()];
        values.get(numbers);
        found.put(new TensorPlace(graph, bias.index()), numbers);
      }
    }
    return found;
  }

  /** Biases of operators that compute with int16. */
  private static List<TfliteTensor> biases(TfliteSubgraph graph) {
    List<TfliteTensor> found = new ArrayList<>();
    for (TfliteOperator operator : graph.operators()) {
      int position = BIASES.getOrDefault(operator.name(), Integer.MAX_VALUE);
      if (position < operator.inputs().size() && operator.inputs().get(position) >= 0) {
        TfliteTensor bias = graph.tensors().get(operator.inputs().get(position));
        TfliteTensor output = graph.tensors().get(operator.outputs().get(0));
        if (bias.constant()
            && bias.spec().type() == ElementType.INT32
            && output.spec().type() == ElementType.INT16) {
          found.add(bias);
        }
      }
    }
    return found;
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
    if (zeroPoint != 0 && structure.constant()) {
      FlatTable buffer = buffer(root, tensor);
      int data = buffer.vector(Schema.BUFFER_DATA) + VECTOR_LENGTH;
      for (int i = 0; i < buffer.length(Schema.BUFFER_DATA); i += Short.BYTES) {
        long value = tensor.file().getShort(data + i) - zeroPoint;
        tensor
            .file()
            .putShort(
                data + i, (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
      }
    }
  }

  private static FlatTable buffer(FlatTable root, FlatTable tensor) {
    return root.element(
        Schema.MODEL_BUFFERS, tensor.file().getInt(tensor.slot(Schema.TENSOR_BUFFER)));
  }

  private static void widen(ByteBuffer file, FlatTable root, FlatTable tensor, int[] values) {
    // The elements must be aligned for 64 bits; the length stands in front of them.
    int vector =
        (int) RangeWriter.align(file.position() + VECTOR_LENGTH, ALIGNMENT) - VECTOR_LENGTH;
    file.position(vector);
    file.putInt(values.length * Long.BYTES);
    for (int value : values) {
      file.putLong(value);
    }
    int slot = buffer(root, tensor).slot(Schema.BUFFER_DATA);
    file.putInt(slot, vector - slot);
    file.put(tensor.slot(Schema.TENSOR_TYPE), (byte) ElementType.INT64.code());
  }
}
