package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.merge.ConcatenateEmitter;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/** Concatenate and Hstack along an axis, Stack along a new one. */
public final class JoiningEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Concatenate", "Hstack", "Stack"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    String name = OperationTypes.name(layer);
    List<Operand<TFloat32>> tensors = inputs.operands(0, name.equals("Stack") ? "x" : "xs");
    if (name.equals("Hstack")) {
      return List.of(ConcatenateEmitter.concatenate(context, tensors, 1));
    }
    int axis = layer.config().integer("axis", 0);
    return List.of(
        name.equals("Stack")
            ? stack(context, tensors, axis)
            : ConcatenateEmitter.concatenate(context, tensors, axis));
  }

  private static Operand<TFloat32> stack(
      EmitContext context, List<Operand<TFloat32>> tensors, int axis) {
    List<Shape> shapes = tensors.stream().map(context::shape).distinct().toList();
    if (shapes.size() > 1) {
      throw context.broken("inputs of the shapes " + shapes, "inputs of one shape");
    }
    OperationAxes.positive(context, axis, shapes.get(0).rank() + 1);
    return context.ops().stack(tensors, Stack.axis((long) axis));
  }
}
