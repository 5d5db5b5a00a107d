package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Softmax along one axis. */
public final class SoftmaxEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Softmax");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    return List.of(softmax(context, inputs.single(), axis(context, config)));
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
  public static Operand<TFloat32> softmax(EmitContext context, Operand<TFloat32> x, int axis) {
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
