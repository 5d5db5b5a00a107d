package dev.tinyml.converter.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pairs the computed tensors and the operators of a float graph and one quantized from it. */
final class GraphMatcher {
  /** They change how values are stored, not what they are. */
  private static final Set<String> STORED_OTHERWISE = Set.of("QUANTIZE", "DEQUANTIZE");

  /** They change shapes only, and a quantizer adds some and drops others. */
  private static final Set<String> SHAPED_OTHERWISE = Set.of("RESHAPE", "EXPAND_DIMS", "SQUEEZE");

  private final TfliteSubgraph reference;
  private final TfliteSubgraph device;
  private final SortedMap<Integer, Integer> floatByDevice = new TreeMap<>();

  GraphMatcher(TfliteSubgraph reference, TfliteSubgraph device) {
    this.reference = reference;
    this.device = device;
    pairByName();
    pairByPosition(reference.inputs(), device.inputs());
    pairByPosition(reference.outputs(), device.outputs());
    passOn();
    pairByOperators();
  }

  /** Indices of float tensors by those of the device's. */
  SortedMap<Integer, Integer> floatByDevice() {
    return floatByDevice;
  }

  /** Indices of float operators by those of the device's. */
  SortedMap<Integer, Integer> floatOperators() {
    Map<Integer, Integer> writers = new HashMap<>();
    for (int i = 0; i < reference.operators().size(); i++) {
      for (int output : reference.operators().get(i).outputs()) {
        writers.put(output, i);
      }
    }
    SortedMap<Integer, Integer> operators = new TreeMap<>();
    for (int i = 0; i < device.operators().size(); i++) {
      TfliteOperator operator = device.operators().get(i);
      Integer tensor = operator.outputs().isEmpty() ? null : first(operator);
      Integer writer = tensor == null ? null : writers.get(tensor);
      if (writer != null
          && !operators.containsValue(writer)
          && (!storesOtherwise(operator) || storesOtherwise(reference.operators().get(writer)))) {
        operators.put(i, writer);
      }
    }
    return operators;
  }

  private Integer first(TfliteOperator operator) {
    return floatByDevice.get(operator.outputs().get(0));
  }

  private static boolean storesOtherwise(TfliteOperator operator) {
    return STORED_OTHERWISE.contains(operator.name());
  }

  private static boolean hasOperands(TfliteOperator operator) {
    return !operator.inputs().isEmpty()
        && operator.inputs().get(0) >= 0
        && !operator.outputs().isEmpty();
  }

  private void pairByName() {
    Map<String, TfliteTensor> named = uniquelyNamed(reference);
    uniquelyNamed(device)
        .forEach(
            (name, tensor) -> {
              if (named.containsKey(name)) {
                pair(tensor.index(), named.get(name).index());
              }
            });
  }

  private static Map<String, TfliteTensor> uniquelyNamed(TfliteSubgraph graph) {
    Map<String, TfliteTensor> named = new TreeMap<>();
    Set<String> seen = new HashSet<>(Set.of(""));
    for (TfliteTensor tensor : graph.tensors()) {
      if (!tensor.constant()) {
        if (seen.add(tensor.spec().name())) {
          named.put(tensor.spec().name(), tensor);
        } else {
          named.remove(tensor.spec().name());
        }
      }
    }
    return named;
  }

  private void pairByPosition(List<Integer> floats, List<Integer> ofDevice) {
    for (int i = 0; i < Math.min(floats.size(), ofDevice.size()); i++) {
      pair(ofDevice.get(i), floats.get(i));
    }
  }

  /** Tensors of different sizes are no pair, whatever else speaks for it. */
  private void pair(int ofDevice, int ofReference) {
    TfliteTensor quantized = device.tensors().get(ofDevice);
    TfliteTensor real = reference.tensors().get(ofReference);
    if (!quantized.constant()
        && !real.constant()
        && quantized.spec().shape().elementCount() == real.spec().shape().elementCount()) {
      floatByDevice.putIfAbsent(ofDevice, ofReference);
    }
  }

  /** What stands before or behind a QUANTIZE or DEQUANTIZE is the same activation. */
  private void passOn() {
    int known;
    do {
      known = floatByDevice.size();
      for (TfliteOperator operator : device.operators()) {
        if (storesOtherwise(operator) && hasOperands(operator)) {
          int input = operator.inputs().get(0);
          int output = operator.outputs().get(0);
          if (floatByDevice.containsKey(input)) {
            pair(output, floatByDevice.get(input));
          } else if (floatByDevice.containsKey(output)) {
            pair(input, floatByDevice.get(output));
          }
        }
      }
    } while (floatByDevice.size() > known);
  }

  /** Pairs, in execution order, what operators of one kind make of the same inputs. */
  private void pairByOperators() {
    Set<Integer> paired = new HashSet<>(floatByDevice.values());
    for (TfliteOperator real : reference.operators()) {
      if (!real.outputs().isEmpty() && real.outputs().stream().noneMatch(paired::contains)) {
        for (TfliteOperator quantized : device.operators()) {
          if (computesTheSame(real, quantized)) {
            for (int i = 0; i < real.outputs().size(); i++) {
              pair(quantized.outputs().get(i), real.outputs().get(i));
              paired.add(real.outputs().get(i));
            }
            passOn();
            break;
          }
        }
      }
    }
  }

  private boolean computesTheSame(TfliteOperator real, TfliteOperator quantized) {
    return real.name().equals(quantized.name())
        && real.outputs().size() == quantized.outputs().size()
        && quantized.outputs().stream().noneMatch(floatByDevice::containsKey)
        && shapes(reference, real).equals(shapes(device, quantized))
        && read(reference, real, false).equals(read(device, quantized, true));
  }

  private static List<Object> shapes(TfliteSubgraph graph, TfliteOperator operator) {
    return operator.outputs().stream()
        .map(output -> (Object) graph.tensors().get(output).spec().shape())
        .toList();
  }

  /**
   * The float activations that an operator reads, its state aside; -1 for one of the device's
   * without a pair.
   */
  private List<Integer> read(TfliteSubgraph graph, TfliteOperator operator, boolean ofDevice) {
    List<Integer> read = new ArrayList<>();
    for (int input : operator.inputs()) {
      if (input >= 0
          && !graph.tensors().get(input).constant()
          && !graph.tensors().get(input).variable()) {
        int unshaped = ofDevice ? floatByDevice.getOrDefault(unshaped(device, input), -1) : input;
        read.add(unshaped < 0 ? unshaped : unshaped(reference, unshaped));
      }
    }
    return read;
  }

  /** The tensor whose values another holds in another shape. */
  private static int unshaped(TfliteSubgraph graph, int tensor) {
    int found = tensor;
    for (int i = graph.operators().size() - 1; i >= 0; i--) {
      TfliteOperator operator = graph.operators().get(i);
      if (operator.outputs().contains(found)
          && SHAPED_OTHERWISE.contains(operator.name())
          && hasOperands(operator)) {
        found = operator.inputs().get(0);
      }
    }
    return found;
  }
}
