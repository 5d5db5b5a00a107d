package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Norm: Euclidean length along one axis; Normalize: the tensor divided by it. */
public final class NormEmitter implements LayerEmitter {
  /** Keras' {@code epsilon()}. */
  private static final float EPSILON = 1e-7f;

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Norm", "Normalize"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> x = inputs.operand(0, "x");
    boolean normalize = OperationTypes.name(layer).equals("Normalize");
    String order = normalize ? "order" : "ord";
    List<Integer> axes = OperationAxes.required(context, config, "axis", context.shape(x).rank());
    if (config.integer(order, 2) != 2 || axes.size() != 1) {
      throw context.unsupported(
          order + " " + config.integer(order, 2) + " over the axes " + axes,
          "the Euclidean length along one axis");
    }
    int axis = config.optionalOneOrMore("axis").orElseThrow().get(0);
    return List.of(
        normalize
            ? normalize(context, x, axis, config.number("epsilon", EPSILON))
            : norm(context.ops(), x, axis, config.bool("keepdims", false)));
  }

  private static Operand<TFloat32> norm(Ops ops, Operand<TFloat32> x, int axis, boolean keep) {
    return ops.math.sqrt(ops.sum(ops.math.mul(x, x), ops.constant(axis), Sum.keepDims(keep)));
  }

  private static Operand<TFloat32> normalize(
      EmitContext context, Operand<TFloat32> x, int axis, float epsilon) {
    float largest = 1 / epsilon;
    if (!(epsilon > 0) || Float.isInfinite(largest)) {
      throw context.broken("epsilon " + epsilon, "a number above 0");
    }
    Ops ops = context.ops();
    Operand<TFloat32> squares = ops.sum(ops.math.square(x), ops.constant(axis), Sum.keepDims(true));
    return ops.math.mul(x, ops.math.minimum(ops.math.rsqrt(squares), context.constant(largest)));
  }
}
