package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Softmax along one or several axes. */
public final class SoftmaxEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Softmax");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> x = inputs.single();
    List<Integer> axes = config.optionalOneOrMore("axis").orElse(List.of(-1));
    return List.of(axes.size() == 1 ? softmax(context, x, axes.get(0)) : softmax(context, x, axes));
  }

  /**
   * A softmax over several axes, which become the last one for it. Keras writes exponentials and
   * logarithms, for which microcontrollers have no int8 kernels.
   */
  private static Operand<TFloat32> softmax(
      EmitContext context, Operand<TFloat32> x, List<Integer> axes) {
    Shape shape = context.shape(x);
    List<Integer> over = LayerAxes.different(context, axes, shape.rank());
    if (over.isEmpty()) {
      throw context.broken("axis " + axes, "one or several axes");
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
    order.removeAll(over);
    order.addAll(over.stream().sorted().toList());
    List<Integer> turned = order.stream().map(shape::dimension).toList();
    int kept = shape.rank() - over.size();
    List<Integer> flat = new ArrayList<>(turned.subList(0, kept));
    flat.add(new Shape(turned.subList(kept, turned.size())).elementCount());
    Ops ops = context.ops();
    Operand<TFloat32> first = transpose(ops, x, order);
    Operand<TFloat32> softmax = ops.nn.softmax(context.reshape(first, new Shape(flat)));
    List<Integer> back = IntStream.range(0, shape.rank()).map(order::indexOf).boxed().toList();
    return transpose(ops, context.reshape(softmax, new Shape(turned)), back);
  }

  private static Operand<TFloat32> transpose(Ops ops, Operand<TFloat32> x, List<Integer> order) {
    boolean sorted = order.equals(order.stream().sorted().toList());
    int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
    return sorted ? x : ops.linalg.transpose(x, ops.constant(permutation));
  }

  /** TensorFlow's softmax runs along the last axis; others are swapped with it and back. */
  public static Operand<TFloat32> softmax(EmitContext context, Operand<TFloat32> x, int axis) {
    int rank = context.shape(x).rank();
    int positive = LayerAxes.one(context, axis, rank);
    Ops ops = context.ops();
    if (positive == rank - 1) {
      return ops.nn.softmax(x);
    }
    int[] swapped =
        IntStream.range(0, rank)
            .map(i -> i == positive ? rank - 1 : i == rank - 1 ? positive : i)
            .toArray();
    Operand<TFloat32> turned = ops.linalg.transpose(x, ops.constant(swapped));
    return ops.linalg.transpose(ops.nn.softmax(turned), ops.constant(swapped));
  }
}
