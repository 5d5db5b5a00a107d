package dev.tinyml.converter.graph.emit;

import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.types.family.TType;

/** Operations of TensorFlow that tensorflow-java has no class for. Stateless. */
public final class RawOperation {
  private RawOperation() {}

  /**
   * Writes one with the default values of its attributes.
   *
   * @param type as TensorFlow names it: {@code Pad}
   * @param <T> what its first output is
   * @return its first output
   */
  public static <T extends TType> Operand<T> write(
      EmitContext context, String type, Operand<?>... inputs) {
    Scope scope = context.ops().scope();
    var builder = scope.env().opBuilder(type, scope.makeOpName(type), scope);
    for (Operand<?> input : inputs) {
      builder.addInput(input.asOutput());
    }
    return builder.build().output(0);
  }
}
