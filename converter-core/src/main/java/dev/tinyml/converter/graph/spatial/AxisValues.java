package dev.tinyml.converter.graph.spatial;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.LayerConfig;
import java.util.Collections;
import java.util.List;

/** Reads numbers that stand once for each spatial axis, or once for all. Stateless. */
public final class AxisValues {
  /** Far beyond any layer of use, and small enough that products of three fit 64 bits. */
  private static final int LARGEST = 1 << 20;

  private AxisValues() {}

  /**
   * One number for each axis.
   *
   * @param axes how many
   * @param smallest the least number that is allowed
   * @param absent for all axes when the configuration has none
   */
  public static List<Integer> read(
      EmitContext context, LayerConfig config, String key, int axes, int smallest, int absent) {
    if (!config.has(key)) {
      return Collections.nCopies(axes, absent);
    }
    List<Integer> values =
        config.isList(key) ? config.integers(key) : Collections.nCopies(axes, config.integer(key));
    if (values.size() != axes) {
      throw context.broken(key + " " + values, axes + (axes == 1 ? " number" : " numbers"));
    }
    return limited(context, key, values, smallest);
  }

  /** One number for each axis, which must be there. */
  public static List<Integer> require(
      EmitContext context, LayerConfig config, String key, int axes, int smallest) {
    if (!config.has(key)) {
      throw context.broken("no " + key, axes + (axes == 1 ? " number" : " numbers"));
    }
    return read(context, config, key, axes, smallest, smallest);
  }

  /** A number of at least 1. */
  public static int positive(EmitContext context, LayerConfig config, String key, int absent) {
    int value = config.integer(key, absent);
    return limited(context, key, List.of(value), 1).get(0);
  }

  /** The same values, when none is too small or too large. */
  public static List<Integer> limited(
      EmitContext context, String key, List<Integer> values, int smallest) {
    for (int value : values) {
      if (value < smallest || value > LARGEST) {
        throw context.broken(
            key + " " + value, "a whole number from " + smallest + " to " + LARGEST);
      }
    }
    return values;
  }
}
