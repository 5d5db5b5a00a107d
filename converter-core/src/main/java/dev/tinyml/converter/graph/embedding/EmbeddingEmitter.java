package dev.tinyml.converter.graph.embedding;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Embedding: one row of a table (numbers × features) for each whole number. Negative numbers count
 * from the end, as in Keras 3; floats are cut to whole numbers.
 */
public final class EmbeddingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Embedding");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    if (config.bool("mask_zero", false)) {
      throw context.unsupported(
          "mask_zero=True, by which later layers skip the steps of number 0",
          "mask_zero=False, trained with windows of full length or with 0 as a number like any"
              + " other");
    }
    Ops ops = context.ops();
    int rows = config.integer("input_dim");
    int features = config.integer("output_dim");
    context.requireWeights(layer.weights(), 1, "embeddings");
    Operand<TFloat32> table = context.weight(layer.weights().get(0), rows, features);
    Operand<TFloat32> input = inputs.single();
    Optional<Operand<TInt32>> integers = context.integers(input);
    Operand<TInt32> numbers =
        integers.isPresent() ? integers.get() : ops.dtypes.cast(input, TInt32.class);
    Operand<TInt32> fromTheEnd = context.add(numbers, ops.constant(rows));
    Operand<TInt32> row = ops.select(ops.math.less(numbers, ops.constant(0)), fromTheEnd, numbers);
    return List.of(ops.gather(table, row, ops.constant(0)));
  }
}
