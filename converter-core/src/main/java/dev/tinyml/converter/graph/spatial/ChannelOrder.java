package dev.tinyml.converter.graph.spatial;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.LayerConfig;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Where a layer's channels are. TensorFlow Lite knows channels at the end only, so that layers with
 * another order are computed between two transpositions.
 */
public enum ChannelOrder {
  /** Batch, spatial axes, channels. */
  LAST,
  /** Batch, channels, spatial axes. */
  FIRST;

  /** What {@code data_format} says; absent means last. */
  public static ChannelOrder of(EmitContext context, LayerConfig config) {
    String format = config.string("data_format", "channels_last");
    return switch (format) {
      case "channels_last" -> LAST;
      case "channels_first" -> FIRST;
      default -> throw context.broken("data_format " + format, "channels_last or channels_first");
    };
  }

  /** The layer's input with its channels at the end. */
  public Operand<TFloat32> toLast(EmitContext context, Operand<TFloat32> x) {
    if (this == LAST) {
      return x;
    }
    int rank = context.shape(x).rank();
    return transpose(context, x, IntStream.range(0, rank).map(i -> last(i, rank)).toArray());
  }

  /** The layer's output, from one with its channels at the end. */
  public Operand<TFloat32> fromLast(EmitContext context, Operand<TFloat32> x) {
    if (this == LAST) {
      return x;
    }
    int rank = context.shape(x).rank();
    return transpose(context, x, IntStream.range(0, rank).map(i -> first(i, rank)).toArray());
  }

  /** The first spatial axis. */
  public int firstSpatialAxis() {
    return this == LAST ? 1 : 2;
  }

  private static int last(int axis, int rank) {
    return axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1;
  }

  private static int first(int axis, int rank) {
    return axis == 0 ? 0 : axis == 1 ? rank - 1 : axis - 1;
  }

  private static Operand<TFloat32> transpose(
      EmitContext context, Operand<TFloat32> x, int[] permutation) {
    return context.ops().linalg.transpose(x, context.ops().constant(permutation));
  }
}
