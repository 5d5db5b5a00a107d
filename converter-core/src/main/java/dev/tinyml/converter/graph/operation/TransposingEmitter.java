package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Another order of the axes: Transpose, Swapaxes, Moveaxis. */
public final class TransposingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Transpose", "Swapaxes", "Moveaxis"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    LayerConfig config = layer.config();
    int rank = context.shape(x).rank();
    List<Integer> order =
        switch (OperationTypes.name(layer)) {
          case "Transpose" -> transpose(context, config, rank);
          case "Swapaxes" -> swap(context, config, rank);
          default -> move(context, config, rank);
        };
    return List.of(
        order.equals(natural(rank)) && !config.has("axes")
            ? x
            : context
                .ops()
                .linalg
                .transpose(x, context.ops().constant(OperationAxes.array(order))));
  }

  private static List<Integer> transpose(EmitContext context, LayerConfig config, int rank) {
    Optional<List<Integer>> axes = config.optionalOneOrMore("axes");
    if (axes.isEmpty()) {
      List<Integer> reversed = natural(rank);
      Collections.reverse(reversed);
      return reversed;
    }
    List<Integer> order =
        axes.get().stream().map(axis -> OperationAxes.inRank(context, axis, rank)).toList();
    if (order.size() != rank || order.stream().distinct().count() < rank) {
      throw context.broken("axes " + axes.get(), "each of the " + rank + " axes once");
    }
    return order;
  }

  private static List<Integer> swap(EmitContext context, LayerConfig config, int rank) {
    List<Integer> order = natural(rank);
    Collections.swap(
        order,
        OperationAxes.inRank(context, config.integer("axis1"), rank),
        OperationAxes.inRank(context, config.integer("axis2"), rank));
    return order;
  }

  private static List<Integer> move(EmitContext context, LayerConfig config, int rank) {
    List<Integer> from = axes(context, config, "source", rank);
    List<Integer> to = axes(context, config, "destination", rank);
    if (from.size() != to.size()) {
      throw context.broken(
          "source " + from + " and destination " + to, "as many sources as destinations");
    }
    List<Integer> order = natural(rank);
    order.removeAll(from);
    SortedMap<Integer, Integer> byDestination = new TreeMap<>();
    IntStream.range(0, from.size()).forEach(i -> byDestination.put(to.get(i), from.get(i)));
    byDestination.forEach(order::add);
    return order;
  }

  private static List<Integer> axes(EmitContext context, LayerConfig config, String key, int rank) {
    List<Integer> axes =
        config.optionalOneOrMore(key).orElse(List.of()).stream()
            .map(axis -> OperationAxes.inRank(context, axis, rank))
            .toList();
    if (axes.isEmpty() || axes.stream().distinct().count() < axes.size()) {
      throw context.broken(key + " " + axes, "one or several different axes");
    }
    return axes;
  }

  private static List<Integer> natural(int rank) {
    return new ArrayList<>(IntStream.range(0, rank).boxed().toList());
  }
}
