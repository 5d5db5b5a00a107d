package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Softmax along one axis. */
final class SoftmaxEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Softmax");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    context.requireWeights(weights, 0, "none");
    return List.of(softmax(context, context.single(inputs), axis(context, config)));
  }

  private static int axis(EmitContext context, LayerConfig config) {
    if (!config.isList("axis")) {
      return config.integer("axis", -1);
    }
    List<Integer> axes = config.integers("axis");
    if (axes.size() != 1) {
      throw context.unsupported("a softmax over the axes " + axes, "a softmax over one axis");
    }
    return axes.get(0);
  }

  /** TensorFlow's softmax runs along the last axis; others are swapped with it and back. */
  static Operand<TFloat32> softmax(EmitContext context, Operand<TFloat32> x, int axis) {
    int rank = context.shape(x).rank();
    int positive = axis < 0 ? axis + rank : axis;
    if (positive < 1 || positive >= rank) {
      throw context.broken("axis " + axis, "an axis besides the batch, rank " + rank);
    }
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
