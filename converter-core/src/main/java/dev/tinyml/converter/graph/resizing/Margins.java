package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads how much to add or to cut off before and after each spatial axis. Stateless. */
final class Margins {
  private Margins() {}

  /**
   * One number for all sides; for one axis a pair; for two axes two numbers or two pairs.
   *
   * @return for each axis before and after, at least 0
   */
  static List<int[]> read(
      EmitContext context, LayerConfig config, String key, int axes, int absent) {
    if (!config.isList(key)) {
      int all = AxisValues.read(context, config, key, 1, 0, absent).get(0);
      return Collections.nCopies(axes, new int[] {all, all});
    }
    if (axes == 1) {
      return List.of(pair(context, key, config.integers(key)));
    }
    List<List<Integer>> pairs = config.integerLists(key);
    if (pairs.size() != axes) {
      throw context.broken(key + " " + pairs, "as many pairs as axes");
    }
    List<int[]> margins = new ArrayList<>();
    pairs.forEach(p -> margins.add(pair(context, key, p)));
    return margins;
  }

  private static int[] pair(EmitContext context, String key, List<Integer> values) {
    AxisValues.limited(context, key, values, 0);
    if (values.size() == 1) {
      return new int[] {values.get(0), values.get(0)};
    }
    if (values.size() != 2) {
      throw context.broken(key + " " + values, "a number before and a number after");
    }
    return new int[] {values.get(0), values.get(1)};
  }
}
