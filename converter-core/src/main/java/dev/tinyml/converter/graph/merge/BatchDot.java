package dev.tinyml.converter.graph.merge;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * Contracts one axis of each of two tensors sample by sample, in the steps of {@code batch_dot} in
 * keras/src/layers/merging/dot.py: the axis moves to the end of the first and behind the batch of
 * the second, all other axes become one, and one product of matrices follows. Stateless.
 */
final class BatchDot {
  private BatchDot() {}

  /**
   * @param firstAxis an axis of the first tensor besides the batch
   * @param secondAxis an axis of the second tensor besides the batch
   * @return the batch, the other axes of the first, then those of the second; where both have one
   *     axis besides the batch, batch × 1
   */
  static Operand<TFloat32> write(
      EmitContext context,
      Operand<TFloat32> first,
      int firstAxis,
      Operand<TFloat32> second,
      int secondAxis) {
    Shape one = context.shape(first);
    Shape other = context.shape(second);
    if (one.dimension(firstAxis) != other.dimension(secondAxis)) {
      throw context.broken(
          "axis " + firstAxis + " of shape " + one + " and axis " + secondAxis + " of " + other,
          "axes of equal size");
    }
    int size = one.dimension(firstAxis);
    List<Integer> rows = otherAxes(one, firstAxis);
    List<Integer> columns = otherAxes(other, secondAxis);
    context.checkedShape(
        Stream.concat(rows.stream(), columns.stream()).mapToLong(Integer::longValue).toArray());

    Ops ops = context.ops();
    Operand<TFloat32> left =
        rows.isEmpty()
            ? ops.expandDims(first, ops.constant(1))
            : moved(ops, first, one.rank(), firstAxis, one.rank() - 1);
    if (rows.size() > 1) {
      left = context.reshape(left, Shape.of(1, product(rows), size));
    }
    // TensorFlow 2.21 takes this transposition into the product, 2.18 does not.
    boolean turned = columns.size() == 1 && secondAxis == 2;
    Operand<TFloat32> result =
        turned
            ? MatrixProduct.transposed(context, left, second)
            : MatrixProduct.write(context, left, right(context, second, secondAxis, size, columns));
    if (rows.size() > 1 || columns.size() > 1) {
      List<Integer> all = new ArrayList<>(rows.isEmpty() ? List.of(1) : rows);
      all.addAll(columns.isEmpty() ? List.of(1) : columns);
      result = context.reshape(result, new Shape(all).withBatchOfOne());
    }
    if (rows.isEmpty()) {
      return ops.squeeze(result, Squeeze.axis(List.of(1L)));
    }
    return columns.isEmpty() ? ops.squeeze(result, Squeeze.axis(List.of(-1L))) : result;
  }

  private static Operand<TFloat32> right(
      EmitContext context, Operand<TFloat32> x, int axis, int size, List<Integer> columns) {
    Ops ops = context.ops();
    Operand<TFloat32> right =
        columns.isEmpty()
            ? ops.expandDims(x, ops.constant(2))
            : moved(ops, x, context.shape(x).rank(), axis, 1);
    return columns.size() > 1 ? context.reshape(right, Shape.of(1, size, product(columns))) : right;
  }

  private static Operand<TFloat32> moved(Ops ops, Operand<TFloat32> x, int rank, int from, int to) {
    if (from == to) {
      return x;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    order.add(to, order.remove(from));
    int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
    return ops.linalg.transpose(x, ops.constant(permutation));
  }

  private static List<Integer> otherAxes(Shape shape, int axis) {
    return IntStream.range(1, shape.rank())
        .filter(i -> i != axis)
        .mapToObj(shape::dimension)
        .toList();
  }

  private static int product(List<Integer> dimensions) {
    return new Shape(dimensions).elementCount();
  }
}
