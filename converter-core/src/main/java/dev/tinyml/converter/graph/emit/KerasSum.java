package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The sum of two tensors as {@code keras.ops.add} writes it. Stateless. */
public final class KerasSum {
  private KerasSum() {}

  /**
   * A second tensor with one axis above 1 that is as long as the first one's last axis counts as a
   * bias: its axes of 1 are dropped, as in keras/src/backend/tensorflow/numpy.py. Otherwise the
   * converted model would differ from what TensorFlow's converter makes of the same model. Such a
   * bias comes first here, because TensorFlow 2.18 takes any vector in second place for a constant
   * when a Dense layer follows.
   */
  public static Operand<TFloat32> write(
      EmitContext context, Operand<TFloat32> one, Operand<TFloat32> other) {
    Shape first = context.shape(one);
    Shape second = context.shape(other);
    boolean sameAsFirst = Broadcasting.shape(context, first, second).equals(first);
    List<Integer> above = second.dimensions().stream().filter(d -> d > 1).toList();
    boolean bias =
        sameAsFirst
            && first.rank() > 1
            && second.rank() > 1
            && above.equals(List.of(first.dimension(-1)))
            && second.dimension(-1) > 1;
    return bias ? context.add(context.ops().squeeze(other), one) : context.add(one, other);
  }
}
