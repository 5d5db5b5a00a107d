package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Permute: another order of the axes behind the batch, which are counted from 1. */
public final class PermuteEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Permute");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> input = inputs.single();
    List<Integer> dims = layer.config().integers("dims");
    int rank = context.shape(input).rank();
    if (!dims.stream().sorted().toList().equals(IntStream.range(1, rank).boxed().toList())) {
      throw context.broken("dims " + dims, "each of the axes 1 to " + (rank - 1) + " once");
    }
    int[] order =
        IntStream.concat(IntStream.of(0), dims.stream().mapToInt(Integer::intValue)).toArray();
    return List.of(context.ops().linalg.transpose(input, context.ops().constant(order)));
  }
}
