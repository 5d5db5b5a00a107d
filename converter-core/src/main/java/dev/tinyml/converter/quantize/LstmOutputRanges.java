package dev.tinyml.converter.quantize;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the output of a fused LSTM and its hidden state agree. The kernel writes the hidden state
 * to the output as it is, so both need one scale; but an operator behind that wants one scale for
 * all that it joins, CONCATENATION for one, has the quantizer change that of the output alone.
 * TFLiteConverter's models of bidirectional LSTMs are wrong for that reason. Stateless.
 */
final class LstmOutputRanges {
  private static final double SAME = 1e-6;

  /**
   * Ranges with which the quantizer may make output and state agree.
   *
   * @param calibrated the float model
   * @param ranges that it was quantized with
   * @param quantized the result
   * @return empty when they agree already
   */
  Optional<SortedMap<TensorPlace, ActivationRange>> corrected(
      TfliteModel calibrated,
      SortedMap<TensorPlace, ActivationRange> ranges,
      DeviceModel quantized) {
    SortedMap<TensorPlace, ActivationRange> result = new TreeMap<>(ranges);
    boolean changed = false;
    for (int graph = 0; graph < calibrated.subgraphs().size(); graph++) {
      List<TfliteOperator> floats = fused(calibrated.subgraphs().get(graph));
      TfliteSubgraph int8s = quantized.structure().subgraphs().get(graph);
      List<TfliteOperator> lstms = fused(int8s);
      for (int i = 0; i < Math.min(floats.size(), lstms.size()); i++) {
        Optional<QuantizationParams> output = params(int8s, lstms.get(i).outputs().get(0));
        Optional<QuantizationParams> state =
            params(int8s, lstms.get(i).inputs().get(FusedLstm.HIDDEN_STATE));
        if (output.isPresent() && state.isPresent() && !agree(output.get(), state.get())) {
          put(result, graph, floats.get(i), range(output.get()));
          changed = true;
        }
      }
    }
    return changed ? Optional.of(result) : Optional.empty();
  }

  private static List<TfliteOperator> fused(TfliteSubgraph graph) {
    return graph.operators().stream().filter(FusedLstm::isFused).toList();
  }

  private static Optional<QuantizationParams> params(TfliteSubgraph graph, int tensor) {
    return graph.tensors().get(tensor).spec().quantization();
  }

  private static boolean agree(QuantizationParams one, QuantizationParams other) {
    return one.zeroPoint() == other.zeroPoint()
        && Math.abs(one.scale() - other.scale()) <= SAME * other.scale();
  }

  private static void put(
      SortedMap<TensorPlace, ActivationRange> ranges,
      int graph,
      TfliteOperator lstm,
      ActivationRange range) {
    ranges.put(new TensorPlace(graph, lstm.outputs().get(0)), range);
    ranges.put(new TensorPlace(graph, lstm.inputs().get(FusedLstm.HIDDEN_STATE)), range);
    ranges.put(new TensorPlace(graph, lstm.intermediates().get(FusedLstm.HIDDEN_RANGE)), range);
  }

  /** What int8 values of this scale and zero point can stand for. */
  private static ActivationRange range(QuantizationParams params) {
    return new ActivationRange(
        params.scale() * (Byte.MIN_VALUE - params.zeroPoint()),
        params.scale() * (Byte.MAX_VALUE - params.zeroPoint()));
  }
}
