package dev.tinyml.converter.graph.emit;

import java.util.List;

/**
 * Axes that a layer names in its configuration, all besides the batch; negative ones count from the
 * end. Stateless.
 */
public final class LayerAxes {
  private LayerAxes() {}

  /**
   * One axis, counted from the start.
   *
   * @param rank of the tensor, batch included
   * @return from 1 to the last axis
   */
  public static int one(EmitContext context, int written, int rank) {
    int axis = fromStart(written, rank);
    if (axis < 1 || axis >= rank) {
      throw context.broken("axis " + written, "an axis besides the batch, rank " + rank);
    }
    return axis;
  }

  /**
   * Several axes, counted from the start.
   *
   * @param written may be empty
   * @param rank of the tensor, batch included
   * @return in the same order, each once
   */
  public static List<Integer> different(EmitContext context, List<Integer> written, int rank) {
    List<Integer> axes = written.stream().map(axis -> fromStart(axis, rank)).toList();
    if (axes.stream().distinct().count() < axes.size()
        || axes.stream().anyMatch(axis -> axis < 1 || axis >= rank)) {
      throw context.broken("axis " + written, "different axes besides the batch, rank " + rank);
    }
    return axes;
  }

  /** The same axis counted from the start, where there is one. */
  public static int fromStart(int written, int rank) {
    return written < 0 ? written + rank : written;
  }
}
