package dev.tinyml.converter.graph.spatial;

import dev.tinyml.converter.graph.emit.EmitContext;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * Runs an operation over two spatial axes on a tensor with one: TensorFlow has none for one axis.
 *
 * @param context where to write
 * @param axis of the tensor that is added and removed again; negative counts from the end
 */
public record ExtraAxis(EmitContext context, int axis) {

  /** The axis at this place. */
  public static ExtraAxis of(EmitContext context, int axis) {
    return new ExtraAxis(context, axis);
  }

  /**
   * @param x batch, one spatial axis, channels
   * @param kernel one spatial axis, then two others
   * @param operation of both with an axis more
   */
  public Operand<TFloat32> around(
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      BiFunction<Operand<TFloat32>, Operand<TFloat32>, Operand<TFloat32>> operation) {
    Ops ops = context.ops();
    return removed(operation.apply(added(x), ops.expandDims(kernel, ops.constant(0))));
  }

  /** The tensor with the axis. */
  public Operand<TFloat32> added(Operand<TFloat32> x) {
    Ops ops = context.ops();
    return ops.expandDims(x, ops.constant(axis));
  }

  /** The tensor without the axis. */
  public Operand<TFloat32> removed(Operand<TFloat32> x) {
    return context.ops().squeeze(x, Squeeze.axis(List.of((long) axis)));
  }
}
