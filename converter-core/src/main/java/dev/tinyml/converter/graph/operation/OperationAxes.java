package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.stream.Stream;

/** Axes in the configuration of an operation; negative ones count from the end. Stateless. */
final class OperationAxes {
  private OperationAxes() {}

  /**
   * Axes that must be there, from 0. Over the batch nothing can be computed: on a microcontroller
   * there is one sample.
   */
  static List<Integer> required(EmitContext context, LayerConfig config, String key, int rank) {
    List<Integer> axes =
        config
            .optionalOneOrMore(key)
            .orElseThrow(
                () ->
                    context.unsupported(
                        "no " + key + ": all axes, the batch included",
                        "one or several axes besides the batch"));
    List<Integer> positive = axes.stream().map(a -> positive(context, a, rank)).toList();
    if (positive.isEmpty() || positive.stream().distinct().count() < positive.size()) {
      throw context.broken(key + " " + axes, "one or several different axes");
    }
    return positive;
  }

  /** One axis, from 1. */
  static int positive(EmitContext context, int axis, int rank) {
    int positive = inRank(context, axis, rank);
    if (positive == 0) {
      throw context.unsupported("axis " + axis + ", the batch", "an axis besides the batch");
    }
    return positive;
  }

  /** One axis, from 0, which may be the batch. */
  static int inRank(EmitContext context, int axis, int rank) {
    int positive = LayerAxes.fromStart(axis, rank);
    if (positive < 0 || positive >= rank) {
      throw context.broken("axis " + axis, "an axis of a tensor of rank " + rank);
    }
    return positive;
  }

  /** As an array for a constant. */
  static int[] array(List<Integer> axes) {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** As 64-bit values for an attribute. */
  static List<Long> longs(Integer... axes) {
    return Stream.of(axes).map(Integer::longValue).toList();
  }
}
