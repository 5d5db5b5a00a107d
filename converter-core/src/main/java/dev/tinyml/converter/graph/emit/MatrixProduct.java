package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.tensor.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.types.TFloat32;

/** Products of matrices, as operations that TensorFlow's converter knows. Stateless. */
public final class MatrixProduct {
  private MatrixProduct() {}

  /**
   * Contracts the last axis of a tensor with the last but one of a matrix or of several. A single
   * matrix is applied to all axes before at once, as {@code tf.tensordot} does; several take
   * BatchMatMulV2, for tensorflow-java's V3 the converter does not know.
   */
  public static Operand<TFloat32> write(
      EmitContext context, Operand<TFloat32> tensor, Operand<TFloat32> matrix) {
    Shape shape = context.shape(tensor);
    Shape matrices = context.shape(matrix);
    if (matrices.rank() != 2) {
      return RawOperation.write(context, "BatchMatMulV2", tensor, matrix);
    }
    if (shape.rank() == 2) {
      return context.ops().linalg.matMul(tensor, matrix);
    }
    long[] result = shape.toLongArray();
    result[result.length - 1] = matrices.dimension(1);
    Shape target = context.checkedShape(result);
    int size = shape.dimension(-1);
    int rows = size == 0 ? 0 : shape.elementCount() / size;
    Operand<TFloat32> flat = context.reshape(tensor, Shape.of(rows, size));
    return context.reshape(context.ops().linalg.matMul(flat, matrix), target);
  }

  /**
   * Contracts the last axes of two tensors of rank 3 or more with equal leading axes. TensorFlow
   * 2.21 makes this of a product with a transposed tensor, 2.18 does not.
   */
  public static Operand<TFloat32> transposed(
      EmitContext context, Operand<TFloat32> one, Operand<TFloat32> other) {
    Scope scope = context.ops().scope();
    return scope
        .env()
        .opBuilder("BatchMatMulV2", scope.makeOpName("MatMul"), scope)
        .addInput(one.asOutput())
        .addInput(other.asOutput())
        .setAttr("adj_y", true)
        .build()
        .output(0);
  }
}
