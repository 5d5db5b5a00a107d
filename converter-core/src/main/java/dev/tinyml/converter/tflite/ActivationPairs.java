package dev.tinyml.converter.tflite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which activation of a float model each activation of a model quantized from it stands for. The
 * quantizer keeps the names of activations, so names decide first; what has none of its own, such
 * as the tensors beside QUANTIZE and DEQUANTIZE, follows from the operators around it. Immutable.
 */
public final class ActivationPairs {
  private final SortedMap<TensorPlace, TensorPlace> floatByDevice;
  private final List<OperatorPair> operators;

  private ActivationPairs(
      SortedMap<TensorPlace, TensorPlace> floatByDevice, List<OperatorPair> operators) {
    this.floatByDevice = Collections.unmodifiableSortedMap(floatByDevice);
    this.operators = List.copyOf(operators);
  }

  /**
   * Pairs what two models compute. Graphs are paired by their index.
   *
   * @param reference the float model
   * @param device what was quantized from it, in whatever scheme
   */
  public static ActivationPairs of(TfliteModel reference, TfliteModel device) {
    SortedMap<TensorPlace, TensorPlace> tensors = new TreeMap<>();
    List<OperatorPair> operators = new ArrayList<>();
    int graphs = Math.min(reference.subgraphs().size(), device.subgraphs().size());
    for (int i = 0; i < graphs; i++) {
      int graph = i;
      GraphMatcher matcher =
          new GraphMatcher(reference.subgraphs().get(i), device.subgraphs().get(i));
      matcher
          .floatByDevice()
          .forEach((in, of) -> tensors.put(new TensorPlace(graph, in), new TensorPlace(graph, of)));
      matcher.floatOperators().forEach((in, of) -> operators.add(new OperatorPair(graph, of, in)));
    }
    return new ActivationPairs(tensors, operators);
  }

  /**
   * The float activation that one of the device's model stands for; empty when it has none.
   *
   * @param device place of a computed tensor in the device's model
   */
  public Optional<TensorPlace> floatOf(TensorPlace device) {
    return Optional.ofNullable(floatByDevice.get(device));
  }

  /**
   * The float activations by those of the device's model. Several of the device's may stand for
   * one: before and after a QUANTIZE, for example.
   */
  public SortedMap<TensorPlace, TensorPlace> floatByDevice() {
    return floatByDevice;
  }

  /**
   * Operators whose first outputs are a pair, in the device's order, each at most once. QUANTIZE
   * and DEQUANTIZE operators that only the device's model has are in none.
   */
  public List<OperatorPair> operators() {
    return operators;
  }
}
