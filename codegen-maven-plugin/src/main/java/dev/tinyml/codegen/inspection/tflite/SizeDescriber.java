package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.SizeDescription;
import dev.tinyml.codegen.inspection.description.SizeDescription.Peak;
import dev.tinyml.codegen.inspection.description.SizeDescription.TypeSize;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up what a model takes. Stateless. */
final class SizeDescriber {

  SizeDescription describe(TfliteModel model, List<GraphDescription> graphs) {
    List<TfliteTensor> constants =
        model.reachableSubgraphs().stream()
            .flatMap(graph -> model.subgraphs().get(graph).tensors().stream())
            .filter(TfliteTensor::constant)
            .toList();
    return new SizeDescription(
        constants.stream()
            .filter(Parameters::is)
            .mapToLong(tensor -> tensor.spec().shape().elementCount())
            .sum(),
        graphs.get(0).operators().stream()
            .map(OperatorDescription::macs)
            .flatMapToLong(OptionalLong::stream)
            .reduce(0, SizeDescriber::saturatedSum),
        constants.stream().mapToLong(TensorDescriber::bytes).sum(),
        types(constants),
        peak(model.main()));
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static List<TypeSize> types(List<TfliteTensor> constants) {
    Map<String, List<TfliteTensor>> byType =
        constants.stream()
            .collect(
                Collectors.groupingBy(TensorDescriber::type, TreeMap::new, Collectors.toList()));
    return byType.entrySet().stream()
        .map(
            entry ->
                new TypeSize(
                    entry.getKey(),
                    entry.getValue().size(),
                    entry.getValue().stream().mapToLong(TensorDescriber::bytes).sum()))
        .sorted(Comparator.comparingLong(TypeSize::bytes).reversed())
        .toList();
  }

  /** When most activations of a graph are alive. */
  private static Peak peak(TfliteSubgraph graph) {
    int steps = graph.operators().size();
    if (steps == 0) {
      return new Peak(0, OptionalInt.empty(), List.of());
    }
    int[] first = new int[graph.tensors().size()];
    int[] last = new int[graph.tensors().size()];
    lifetimes(graph, first, last);
    long[] changes = new long[steps + 1];
    for (TfliteTensor tensor : graph.tensors()) {
      int index = tensor.index();
      if (isAlive(tensor, first[index])) {
        changes[first[index]] += TensorDescriber.bytes(tensor);
        changes[last[index] + 1] -= TensorDescriber.bytes(tensor);
      }
    }
    long alive = 0;
    long most = -1;
    int when = 0;
    for (int step = 0; step < steps; step++) {
      alive += changes[step];
      if (alive > most) {
        most = alive;
        when = step;
      }
    }
    int moment = when;
    List<Integer> tensors =
        graph.tensors().stream()
            .filter(t -> isAlive(t, first[t.index()]))
            .filter(t -> first[t.index()] <= moment && moment <= last[t.index()])
            .sorted(Comparator.comparingLong(TensorDescriber::bytes).reversed())
            .map(TfliteTensor::index)
            .toList();
    return new Peak(most, OptionalInt.of(when), tensors);
  }

  private static boolean isAlive(TfliteTensor tensor, int first) {
    return !tensor.constant() && first >= 0;
  }

  /** First and last operator during which each tensor is needed; -1 for those never written. */
  private static void lifetimes(TfliteSubgraph graph, int[] first, int[] last) {
    int end = graph.operators().size() - 1;
    Arrays.fill(first, -1);
    graph.inputs().forEach(index -> first[index] = 0);
    for (int step = 0; step <= end; step++) {
      TfliteOperator operator = graph.operators().get(step);
      for (int output : operator.outputs()) {
        if (first[output] < 0) {
          first[output] = step;
        }
        last[output] = Math.max(last[output], step);
      }
      for (int input : operator.inputs()) {
        if (input >= 0) {
          last[input] = step;
        }
      }
    }
    graph.outputs().forEach(index -> last[index] = end);
    IntStream.range(0, graph.tensors().size())
        .filter(index -> graph.tensors().get(index).variable())
        .forEach(
            index -> {
              first[index] = 0;
              last[index] = end;
            });
  }
}
