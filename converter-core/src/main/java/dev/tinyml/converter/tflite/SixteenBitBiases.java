package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The constant int32 biases of operators that compute with int16.
 *
 * @param byPlace biases by their tensors
 */
record SixteenBitBiases(SortedMap<TensorPlace, Bias> byPlace) {
  /** Where bias and values stand among an operator's inputs. */
  private static final Map<String, Positions> BIASED =
      Map.of(
          "CONV_2D", new Positions(2, 0),
          "DEPTHWISE_CONV_2D", new Positions(2, 0),
          "FULLY_CONNECTED", new Positions(2, 0),
          "TRANSPOSE_CONV", new Positions(3, 2));

  private record Positions(int bias, int input) {}

  /**
   * A bias.
   *
   * @param values for the scale that the input will have
   * @param unsignedInput whether that is twice the scale that it has
   */
  record Bias(long[] values, boolean unsignedInput) {}

  static SixteenBitBiases of(ModelBytes model, TfliteModel structure) {
    ConstantReader constants = new ConstantReader(model);
    SortedMap<TensorPlace, Bias> found = new TreeMap<>();
    for (int graph = 0; graph < structure.subgraphs().size(); graph++) {
      TfliteSubgraph subgraph = structure.subgraphs().get(graph);
      for (TfliteOperator operator : subgraph.operators()) {
        Positions positions = BIASED.get(operator.name());
        if (positions != null && hasBias(subgraph, operator, positions.bias())) {
          int bias = operator.inputs().get(positions.bias());
          TfliteTensor input = subgraph.tensors().get(operator.inputs().get(positions.input()));
          boolean halved = SixteenBitLayout.isUnsigned(input);
          long[] values = values(constants.bytes(graph, bias), halved ? 2 : 1);
          found.put(new TensorPlace(graph, bias), new Bias(values, halved));
        }
      }
    }
    return new SixteenBitBiases(found);
  }

  private static boolean hasBias(TfliteSubgraph graph, TfliteOperator operator, int position) {
    if (position >= operator.inputs().size() || operator.inputs().get(position) < 0) {
      return false;
    }
    TfliteTensor bias = graph.tensors().get(operator.inputs().get(position));
    TfliteTensor output = graph.tensors().get(operator.outputs().get(0));
    return bias.constant()
        && bias.spec().type() == ElementType.INT32
        && output.spec().type() == ElementType.INT16;
  }

  private static long[] values(byte[] content, int divisor) {
    IntBuffer stored = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    long[] values = new long[stored.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round((double) stored.get(i) / divisor);
    }
    return values;
  }

  /** Bytes that they take as int64. */
  long size() {
    return byPlace.values().stream().mapToLong(b -> (long) b.values().length * Long.BYTES).sum();
  }
}
