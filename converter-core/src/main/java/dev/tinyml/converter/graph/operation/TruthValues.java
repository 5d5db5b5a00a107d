package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Truth values pass between layers as 1 and 0. What makes them writes a Cast at its end; what takes
 * them looks behind that Cast, which then falls away because nothing uses it. Stateless.
 */
final class TruthValues {
  private TruthValues() {}

  /** Truth values as a layer's output. */
  static Operand<TFloat32> asFloats(EmitContext context, Operand<TBool> truths) {
    return context.ops().dtypes.cast(truths, TFloat32.class);
  }

  /** A layer's input as truth values; other numbers than 0 count as true. */
  static Operand<TBool> of(EmitContext context, Operand<TFloat32> input) {
    if (input.op() instanceof GraphOperation operation && operation.type().equals("Cast")) {
      var source = operation.input(0);
      if (source.type() == TBool.class) {
        return source.expect(TBool.class);
      }
    }
    return context.ops().dtypes.cast(input, TBool.class);
  }
}
