package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** RepeatVector: a vector n times, as the rows of a matrix. */
public final class RepeatVectorEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("RepeatVector");
  }

  /** As {@code keras.ops.repeat} writes it for an axis of 1. */
  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> input = inputs.single();
    Shape shape = context.shape(input);
    int n = layer.config().integer("n");
    if (shape.rank() != 2 || n < 1) {
      throw context.broken("n " + n + ", input of shape " + shape, "n above 0 and a vector");
    }
    context.requireSample(shape);
    int size = shape.dimension(1);
    Shape result = context.checkedShape(1, n, size);
    Ops ops = context.ops();
    Operand<TFloat32> row = ops.expandDims(input, ops.constant(1));
    Operand<TFloat32> tiled =
        ops.tile(ops.expandDims(row, ops.constant(2)), ops.constant(new int[] {1, 1, n, 1}));
    return List.of(context.reshape(tiled, result));
  }
}
