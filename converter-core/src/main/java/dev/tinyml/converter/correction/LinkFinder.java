package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the links of a model's main graph. Between the layers each tensor has one reader and is no
 * output, and its channel is its position in row-major order modulo the number of channels, which
 * no change of shape alters. One per model.
 */
final class LinkFinder {
  /** Whatever the shape, each value depends on one value, and a positive factor passes. */
  private static final Set<String> VALUE_BY_VALUE =
      Set.of("RELU", "LEAKY_RELU", "PRELU", "RESHAPE", "EXPAND_DIMS", "SQUEEZE");

  /** Each value depends on values of its channel, which must be the last axis. */
  private static final Set<String> WITHIN_CHANNELS =
      Set.of("MAX_POOL_2D", "AVERAGE_POOL_2D", "RESIZE_BILINEAR", "RESIZE_NEAREST_NEIGHBOR");

  private static final Set<String> REDUCING = Set.of("MEAN", "SUM", "REDUCE_MAX");
  private static final Set<String> PADDING = Set.of("PAD", "MIRROR_PAD");
  private static final Set<String> BLOCKS = Set.of("SPACE_TO_BATCH_ND", "BATCH_TO_SPACE_ND");

  private final TfliteSubgraph graph;
  private final ConstantReader constants;
  private final Map<Integer, List<Integer>> readers = new HashMap<>();

  LinkFinder(FloatTfliteModel model) {
    graph = model.structure().main();
    constants = new ConstantReader(model.bytes());
    for (int i = 0; i < graph.operators().size(); i++) {
      for (int input : graph.operators().get(i).inputs()) {
        readers.computeIfAbsent(input, tensor -> new ArrayList<>()).add(i);
      }
    }
  }

  /** The links in the order of their first layers. */
  List<Link> find() {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < graph.operators().size(); i++) {
      WeightLayer.of(graph, i)
          .filter(first -> passesFactors(first.operator()))
          .flatMap(this::link)
          .ifPresent(links::add);
    }
    return links;
  }

  private static boolean passesFactors(TfliteOperator operator) {
    return operator.activation() == FusedActivation.NONE
        || operator.activation() == FusedActivation.RELU;
  }

  private Optional<Link> link(WeightLayer first) {
    TfliteTensor tensor = first.output();
    // Every operator stands behind what it reads, so this ends.
    while (!graph.outputs().contains(tensor.index())
        && !tensor.variable()
        && readers.getOrDefault(tensor.index(), List.of()).size() == 1) {
      int reader = readers.get(tensor.index()).get(0);
      TfliteOperator operator = graph.operators().get(reader);
      if (operator.inputs().get(0) != tensor.index() || operator.outputs().isEmpty()) {
        return Optional.empty();
      }
      Optional<WeightLayer> second = WeightLayer.of(graph, reader);
      if (second.isPresent()) {
        return second.filter(layer -> reads(layer, first.channels())).map(l -> new Link(first, l));
      }
      if (!passes(operator, tensor, first.channels())) {
        return Optional.empty();
      }
      tensor = graph.tensors().get(operator.outputs().get(0));
    }
    return Optional.empty();
  }

  /** Whether each weight is for one of the channels. */
  private static boolean reads(WeightLayer layer, int channels) {
    int values = layer.inputChannels();
    return layer.isFullyConnected()
        ? values % channels == 0 || layer.input().spec().shape().elementCount() == values
        : values == channels;
  }

  private boolean passes(TfliteOperator operator, TfliteTensor input, int channels) {
    TfliteTensor output = graph.tensors().get(operator.outputs().get(0));
    if (VALUE_BY_VALUE.contains(operator.name())) {
      return output.spec().shape().elementCount() == input.spec().shape().elementCount()
          && operator.inputs().stream()
              .skip(1)
              .allMatch(i -> i >= 0 && graph.tensors().get(i).constant());
    }
    if (!hasChannelsLast(input, channels) || !passesFactors(operator)) {
      return false;
    }
    if (WITHIN_CHANNELS.contains(operator.name())) {
      return hasChannelsLast(output, channels);
    }
    int rank = input.spec().shape().rank();
    if (REDUCING.contains(operator.name())) {
      return integers(operator, 1).stream().noneMatch(axis -> Math.floorMod(axis, rank) == rank - 1)
          && !integers(operator, 1).isEmpty();
    }
    if (PADDING.contains(operator.name())) {
      List<Integer> widths = integers(operator, 1);
      return operator.inputs().size() == 2
          && widths.size() == 2 * rank
          && widths.get(2 * rank - 2) == 0
          && widths.get(2 * rank - 1) == 0;
    }
    return BLOCKS.contains(operator.name())
        && integers(operator, 1).size() == rank - 2
        && hasChannelsLast(output, channels);
  }

  private static boolean hasChannelsLast(TfliteTensor tensor, int channels) {
    return tensor.spec().shape().rank() > 1 && tensor.spec().shape().dimension(-1) == channels;
  }

  /** The numbers of a constant operand; empty when it isn't one of int32. */
  private List<Integer> integers(TfliteOperator operator, int position) {
    if (operator.inputs().size() <= position || operator.inputs().get(position) < 0) {
      return List.of();
    }
    TfliteTensor tensor = graph.tensors().get(operator.inputs().get(position));
    if (!tensor.constant() || tensor.spec().type() != ElementType.INT32) {
      return List.of();
    }
    IntBuffer numbers =
        ByteBuffer.wrap(constants.bytes(tensor.index()))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < tensor.spec().shape().elementCount(); i++) {
      found.add(numbers.get(i));
    }
    return found;
  }
}
