package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Take: chosen entries of an axis; Slice: a block from a start with a shape. */
public final class PickingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Take", "Slice"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    boolean take = OperationTypes.name(layer).equals("Take");
    Operand<TFloat32> x = inputs.operand(0, take ? "x" : "inputs");
    return List.of(take ? take(context, layer, inputs, x) : slice(context, layer, inputs, x));
  }

  private static Operand<TFloat32> take(
      EmitContext context, Layer layer, LayerInputs inputs, Operand<TFloat32> x) {
    Shape shape = context.shape(x);
    List<Integer> axes = OperationAxes.required(context, layer.config(), "axis", shape.rank());
    int size = shape.dimension(axes.get(0));
    FloatTensor numbers = inputs.constant(1, "indices");
    int[] indices = integers(context, numbers);
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < -size || indices[i] >= size) {
        throw context.broken("index " + indices[i], "an index in an axis of " + size);
      }
      indices[i] += indices[i] < 0 ? size : 0;
    }
    Ops ops = context.ops();
    Operand<TInt32> which =
        numbers.shape().rank() == 0
            ? ops.constant(indices[0])
            : ops.reshape(ops.constant(indices), ops.constant(numbers.shape().toArray()));
    return ops.gather(x, which, ops.constant(layer.config().integer("axis")));
  }

  private static Operand<TFloat32> slice(
      EmitContext context, Layer layer, LayerInputs inputs, Operand<TFloat32> x) {
    Shape shape = context.shape(x);
    int[] begin = integers(context, inputs.constant(1, "start_indices"));
    int[] size = OperationAxes.array(layer.config().integers("shape"));
    boolean fits = begin.length == shape.rank() && size.length == shape.rank();
    for (int i = 0; fits && i < size.length; i++) {
      int left = shape.dimension(i) - begin[i];
      fits = begin[i] >= 0 && left > 0 && (size[i] == -1 || size[i] > 0 && size[i] <= left);
    }
    if (!fits) {
      throw context.broken(
          "a slice of shape " + layer.config().integers("shape"), "a block inside " + shape);
    }
    Ops ops = context.ops();
    return ops.slice(x, ops.constant(begin), ops.constant(size));
  }

  private static int[] integers(EmitContext context, FloatTensor numbers) {
    int[] integers = new int[numbers.shape().elementCount()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = (int) numbers.get(i);
      if (integers[i] != numbers.get(i)) {
        throw context.broken("index " + numbers.get(i), "whole numbers");
      }
    }
    return integers;
  }
}
