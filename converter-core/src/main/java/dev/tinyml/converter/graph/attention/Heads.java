package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Optional;

/**
 * Sizes of a MultiHeadAttention.
 *
 * @param count number of heads
 * @param keySize features of query and key in a head
 * @param valueSize features of the value in a head
 * @param output dimensions of a step's output
 */
record Heads(int count, int keySize, int valueSize, List<Integer> output) {
  private static final int MAX = 1 << 16;

  /**
   * Reads and checks them.
   *
   * @param queryFeatures what the output has if the configuration does not say
   */
  static Heads read(EmitContext context, LayerConfig config, int queryFeatures) {
    int keySize = size(context, config, "key_dim");
    return new Heads(
        size(context, config, "num_heads"),
        keySize,
        config.has("value_dim") ? size(context, config, "value_dim") : keySize,
        output(context, config, queryFeatures));
  }

  private static List<Integer> output(EmitContext context, LayerConfig config, int queryFeatures) {
    Optional<List<Integer>> given = config.optionalOneOrMore("output_shape");
    if (given.isEmpty()) {
      return List.of(queryFeatures);
    }
    List<Integer> output = given.get();
    if (output.isEmpty() || output.stream().anyMatch(d -> d < 1 || d > MAX)) {
      throw context.broken("output_shape " + output, "dimensions from 1 to " + MAX);
    }
    return output;
  }

  private static int size(EmitContext context, LayerConfig config, String key) {
    int size = config.integer(key);
    if (size < 1 || size > MAX) {
      throw context.broken(key + " " + size, "1 to " + MAX);
    }
    return size;
  }
}
