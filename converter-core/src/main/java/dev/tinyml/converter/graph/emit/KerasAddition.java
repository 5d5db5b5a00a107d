package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The sum of two tensors as {@code keras.ops.add} of Keras 3 writes it
 * (keras/src/backend/tensorflow/numpy.py): what is a vector but for axes of 1 counts as a bias and
 * loses those axes first. With a batch of 1 that is every 1 × n. Stateless.
 */
public final class KerasAddition {
  private KerasAddition() {}

  /**
   * Adds tensors whose shapes fit each other.
   *
   * <p>TensorFlow 2.18 takes any vector on the right of an addition for a constant and multiplies
   * it with the kernel of the Dense behind, so that this Dense is computed twice. A computed one
   * stands on the left, therefore; {@code FloatModelConverter} turns the two around again.
   */
  public static Operand<TFloat32> write(
      EmitContext context, Operand<TFloat32> one, Operand<TFloat32> other) {
    if (context.keras() != KerasGeneration.KERAS_3
        || !isBias(context.shape(one), context.shape(other))) {
      return context.add(one, other);
    }
    Operand<TFloat32> bias = context.ops().squeeze(other);
    return other.op().type().equals("Const") ? context.add(one, bias) : context.add(bias, one);
  }

  /**
   * Keras takes vectors along the axis behind the batch for a bias as well. That takes transposed
   * tensors, and is wrong where the last axis has the same size, so that it is not followed here.
   */
  private static boolean isBias(Shape input, Shape bias) {
    List<Integer> sizes = bias.dimensions().stream().filter(size -> size != 1).toList();
    return input.rank() > 1
        && bias.rank() <= input.rank()
        && sizes.size() == 1
        && bias.dimension(-1) == sizes.get(0)
        && bias.dimension(-1) == input.dimension(-1);
  }
}
