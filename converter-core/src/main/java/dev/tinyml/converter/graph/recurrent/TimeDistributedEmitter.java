package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;

/** TimeDistributed: one copy of a layer or model for each step of the second axis. */
public final class TimeDistributedEmitter implements LayerEmitter {
  private static final int MAX_STEPS = 2048;

  /** The slice and its bounds. */
  private static final int OPERATORS_PER_STEP = 4;

  @Override
  public Set<String> types() {
    return Set.of("TimeDistributed");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    if (layer.parts().size() != 1) {
      throw context.broken(layer.parts().size() + " layers inside", "one layer");
    }
    Operand<TFloat32> sequence = inputs.single();
    Shape shape = context.shape(sequence);
    if (shape.rank() < 3 || shape.elementCount() == 0) {
      throw context.broken("an input of shape " + shape, "an input of batch, steps and more axes");
    }
    int steps = shape.dimension(1);
    if (steps > MAX_STEPS) {
      throw context.unsupported(
          "one copy of the layer for each of " + steps + " steps", "at most " + MAX_STEPS);
    }
    context.spendOperators((long) steps * OPERATORS_PER_STEP);
    Operand<TFloat32> timeFirst = swapped(context, sequence);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      List<Operand<TFloat32>> results =
          context.part(layer.parts().get(0), List.of(slice(context.ops(), timeFirst, step)));
      if (results.size() != 1) {
        throw context.unsupported(
            "a layer with " + results.size() + " outputs inside", "a layer with one output");
      }
      outputs.add(results.get(0));
    }
    return List.of(swapped(context, context.ops().stack(outputs)));
  }

  private static Operand<TFloat32> slice(Ops ops, Operand<TFloat32> timeFirst, int step) {
    return ops.stridedSlice(
        timeFirst,
        ops.constant(new int[] {step}),
        ops.constant(new int[] {step + 1}),
        ops.constant(new int[] {1}),
        StridedSlice.shrinkAxisMask(1L));
  }

  /** Swaps the first two axes. */
  private static Operand<TFloat32> swapped(EmitContext context, Operand<TFloat32> tensor) {
    int[] axes = IntStream.range(0, context.shape(tensor).rank()).toArray();
    axes[0] = 1;
    axes[1] = 0;
    return context.ops().linalg.transpose(tensor, context.ops().constant(axes));
  }
}
